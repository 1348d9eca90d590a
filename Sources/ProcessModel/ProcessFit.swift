/// How one quantity of films follows from their recipe, without the films: what a model card keeps.
public struct ProcessFit: Sendable, Equatable, Codable {
  public var name: String
  public var kernel: FilmKernel
  /// Single films of recipes that the fit had not seen.
  public var validation: CrossValidation

  public init(name: String, kernel: FilmKernel, validation: CrossValidation) {
    self.name = name
    self.kernel = kernel
    self.validation = validation
  }
}

extension RecipeModel {
  /// What a model card keeps of each quantity.
  ///
  /// - Complexity: O(n³) for each quantity, for its validation.
  public var fits: [ProcessFit] {
    quantities.map {
      ProcessFit(name: $0.name, kernel: $0.kernel, validation: $0.leaveSeriesOut())
    }
  }
}
