/// How one quantity of films follows from their recipe, without the films: what a model card keeps.
package struct ProcessFit: Sendable, Equatable, Codable {
  package var name: String
  package var kernel: FilmKernel
  /// Single films of recipes that the fit had not seen.
  package var validation: CrossValidation

  package init(name: String, kernel: FilmKernel, validation: CrossValidation) {
    self.name = name
    self.kernel = kernel
    self.validation = validation
  }
}

extension RecipeModel {
  /// What a model card keeps of each quantity.
  ///
  /// - Complexity: O(n³) for each quantity, for its validation.
  package var fits: [ProcessFit] {
    quantities.map {
      ProcessFit(name: $0.name, kernel: $0.kernel, validation: $0.leaveSeriesOut())
    }
  }
}
