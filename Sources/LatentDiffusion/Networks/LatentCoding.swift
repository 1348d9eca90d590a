import Tensors
import Volumes

/// An autoencoder of phase labels, whatever its layers: what the other networks and the losses
/// need of it.
protocol LatentCoding: Module {
  /// The distribution of the latent of each volume.
  ///
  /// - Parameter volumes: One channel per phase, 1 where the voxel has it, [N, phases, z, y, x].
  func encode(_ volumes: Tensor) throws(TensorError) -> LatentPosterior

  /// What the decoder tells about each voxel, in the decoder's own terms, [N, …, z, y, x].
  func output(_ latents: Tensor) throws(TensorError) -> Tensor

  /// A score for each phase at each voxel, the highest of which wins, [N, phases, z, y, x].
  func scores(_ output: Tensor) throws(TensorError) -> Tensor

  /// The scores of one latent, some rows along y at a time.
  ///
  /// - Parameters:
  ///   - latents: [1, channels, z, y, x].
  ///   - body: Takes the rows of voxels and their scores, [1, phases, z, rows, x].
  func visitScores(
    _ latents: Tensor, in bands: Bands,
    _ body: (_ rows: Range<Int>, Tensor) throws(TensorError) -> Void
  ) throws(TensorError)

  /// The mean of the latent of one volume that is read by rows.
  func encodedMean(
    of film: FilmRows, _ shape: Shape, in bands: Bands
  ) throws(TensorError) -> Tensor

  /// How far `output` is from the volumes, averaged over all voxels.
  ///
  /// - Parameter classes: The index of each voxel's phase in the order of the channels, [N, z, y, x].
  func misfit(_ output: Tensor, _ classes: Tensor) throws(TensorError) -> Tensor

  /// What the misfit is called in tables.
  var misfitName: String { get }

  /// The weight beside the misfit of the KL divergence summed over a batch of `voxels` voxels.
  func divergenceWeight(voxels: Int) -> Double
}

extension LatentCoding {
  /// The scores of the phases of what `latents` stand for.
  func decode(_ latents: Tensor) throws(TensorError) -> Tensor { try scores(output(latents)) }

  func visitScores(
    _ latents: Tensor, in bands: Bands,
    _ body: (_ rows: Range<Int>, Tensor) throws(TensorError) -> Void
  ) throws(TensorError) {
    let all = try decode(latents)
    try body(0..<all.shape[3], all)
  }

  func encodedMean(
    of film: FilmRows, _ shape: Shape, in bands: Bands
  ) throws(TensorError) -> Tensor { try encode(film.read(0..<film.count)).mean }
}
