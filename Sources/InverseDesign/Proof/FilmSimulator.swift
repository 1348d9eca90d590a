/// Makes films from recipes by solving the physics, and measures them.
package protocol FilmSimulator {
  /// What is measured on films of one recipe, one film for each seed.
  ///
  /// A film that could not be made or measured is a result with its reason.
  ///
  /// - Parameters:
  ///   - seeds: Each draws the initial fluctuations of one film.
  ///   - size: Of every film in the film plane.
  /// - Throws: What must stop the work, such as a full disk.
  func films(of recipe: Recipe, seeds: [UInt64], size: FilmSize) throws -> [SimulatedFilm]
}
