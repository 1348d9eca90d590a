import Tensors

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

  /// How far `output` is from the volumes, averaged over all voxels.
  ///
  /// - Parameter classes: The place of each voxel's phase in the order of the channels, [N, z, y, x].
  func misfit(_ output: Tensor, _ classes: Tensor) throws(TensorError) -> Tensor

  /// What the misfit is called in tables.
  var misfitName: String { get }

  /// The weight beside the misfit of the KL divergence summed over a batch of `voxels` voxels.
  func divergenceWeight(voxels: Int) -> Double
}

extension LatentCoding {
  /// The scores of the phases of what `latents` stand for.
  func decode(_ latents: Tensor) throws(TensorError) -> Tensor { try scores(output(latents)) }
}
