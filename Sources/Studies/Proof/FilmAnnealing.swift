package import InverseDesign
package import Volumes

/// Makes films of a blend as they anneal, for ``SimulationBook`` to measure and to keep.
package protocol FilmAnnealing: Sendable {
  /// Anneals one film and hands it out at each of some times, ascending.
  ///
  /// - Parameters:
  ///   - size: Of the film in its plane.
  ///   - seed: Draws the film's initial fluctuations.
  ///   - threads: Of the solver; the film's bits do not depend on it.
  func anneal(
    _ blend: Blend, size: FilmSize, seed: UInt64, at logTimes: [Double], threads: Int,
    body: (_ logTime: Double, _ film: Volume) throws -> Void
  ) throws
}
