package import Corpus
import Foundation
import PhaseField
package import ProcessModel
import Support
package import Volumes

/// Films that are wider than those a model was trained on, at recipes all over its range: what films of
/// a recipe have on average is learnt from them more sharply.
///
/// The card has what is known about them and how each quantity follows from the recipe; the films' own
/// numbers are ``fileName`` in the bundle.
package struct WideFilms: Codable, Sendable, Equatable {
  /// Of every film; as thick as the training films.
  package var shape: Shape
  /// What they were built as.
  package var corpora: [Corpus]
  /// The forward model fitted to them, quantity by quantity.
  package var process: [ProcessFit]

  /// A corpus of wide films.
  package struct Corpus: Codable, Sendable, Equatable {
    package var name: String
    package var hash: String
    package var films: Int
    package var snapshots: Int
  }

  /// One row for each snapshot: the film's number, φ, χ, log_time, and one column for each quantity;
  /// empty where it is undefined.
  static let fileName = "wide-films.csv"
  static let recipeColumns = ["film", "phi", "chi", "log_time"]
}

/// The table of ``WideFilms/fileName``.
struct WideFilmTable {
  var films: [Int] = []
  var recipes: [(phi: Double, chi: Double, logTime: Double)] = []
  var names: [String] = []
  /// One list for each name; NaN where it is undefined.
  var columns: [[Double]] = []

  /// The films of corpora, of every split: the forward model has a validation of its own.
  init(_ corpora: [CorpusReader]) {
    let all = corpora.map(\.header.attributes)
    names = (all.first ?? []).filter { name in
      !(WideFilms.recipeColumns + ["seed", "series"]).contains(name)
        && all.allSatisfy { $0.contains(name) }
    }
    columns = names.map { _ in [] }
    for corpus in corpora { append(corpus.samples, after: (films.max() ?? -1) + 1) }
  }

  /// - Parameter first: The number of the samples' first film.
  private mutating func append(_ samples: [SampleReference], after first: Int) {
    for sample in samples {
      guard let phi = sample["phi"], let chi = sample["chi"], let logTime = sample["log_time"]
      else { continue }
      films.append(first + sample.series)
      recipes.append((phi, chi, logTime))
      for (index, name) in names.enumerated() {
        let value = sample[name].flatMap { $0.isFinite ? $0 : nil }
        columns[index].append(value ?? .nan)
      }
    }
  }

  /// Nil where the text is no such table.
  init?(csv: String) {
    var lines = csv.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard !lines.isEmpty else { return nil }
    let heads = lines.removeFirst()
    guard heads.count > 4, Array(heads.prefix(4)) == WideFilms.recipeColumns,
      Set(heads).count == heads.count
    else { return nil }
    names = Array(heads.dropFirst(4))
    columns = names.map { _ in [] }
    for line in lines {
      guard line.count == heads.count, let film = Int(line[0]), let phi = Self.finite(line[1]),
        let chi = Self.finite(line[2]), let logTime = Self.finite(line[3])
      else { return nil }
      films.append(film)
      recipes.append((phi, chi, logTime))
      for (index, text) in line.dropFirst(4).enumerated() {
        guard text.isEmpty || Self.finite(text) != nil else { return nil }
        columns[index].append(Self.finite(text) ?? .nan)
      }
    }
  }

  /// With numbers to seven digits, which is more than a film's scatter needs.
  var csv: String {
    var table = CSVTable(columns: WideFilms.recipeColumns + names)
    for row in films.indices {
      let recipe = recipes[row]
      let numbers = [recipe.phi, recipe.chi, recipe.logTime] + columns.map { $0[row] }
      table.append([String(films[row])] + numbers.map(Self.text))
    }
    return table.text
  }

  private static func finite(_ text: String) -> Double? {
    Double(text).flatMap { $0.isFinite ? $0 : nil }
  }

  private static func text(_ value: Double) -> String {
    value.isFinite ? String(format: "%.7g", value) : ""
  }
}

extension ModelCard {
  /// What films of a recipe have: by wide films where the bundle in `folder` has some, by its training films
  /// otherwise; nil where the card has no forward model.
  ///
  /// - Complexity: O(n³) for each quantity, n at most 1,400: some tenths of a second.
  package func forwardModel(in folder: String) throws -> RecipeModel? {
    guard let wideFilms else { return try recipeModel(in: folder) }
    let table = try wideTable(in: folder)
    return try wideModel(
      table, of: wideFilms.shape, names: wideFilms.process.map(\.name),
      kernels: Dictionary(wideFilms.process.map { ($0.name, $0.kernel) }) { first, _ in first })
  }

  /// The wide films' own numbers, from the bundle in `folder`.
  func wideTable(in folder: String) throws(LatentDiffusionError) -> WideFilmTable {
    let path = folder + "/" + WideFilms.fileName
    try verify(WideFilms.fileName, in: folder)
    guard let bytes = FileManager.default.contents(atPath: path),
      let table = WideFilmTable(csv: String(decoding: bytes, as: UTF8.self))
    else {
      throw .unreadable(path: path, detail: "it is no table of films")
    }
    return table
  }

  /// Fits the forward model to the films of corpora, keeps their numbers in the bundle in `folder`, and
  /// records both; the card is not yet saved.
  ///
  /// - Parameter corpora: Simulated films of this model's physics, cuts and thickness, all of one shape.
  /// - Complexity: some ten seconds of one core for each quantity.
  package mutating func fitWideFilms(
    _ corpora: [CorpusReader], in folder: String
  ) throws {
    let table = WideFilmTable(corpora)
    let path = folder + "/" + WideFilms.fileName
    do { try DurableFile.write(table.csv, to: path) } catch {
      throw LatentDiffusionError.unreadable(path: path, detail: "it cannot be written: \(error)")
    }
    wideFilms = WideFilms(
      shape: corpora[0].header.shape,
      corpora: corpora.map {
        WideFilms.Corpus(
          name: $0.header.name, hash: $0.manifest.corpusHash,
          films: Set($0.samples.map(\.series)).count, snapshots: $0.samples.count)
      }, process: fits(to: table, of: corpora[0].header.shape))
    try recordFiles(in: folder)
  }

  /// Fits the forward model anew to the wide films whose numbers the bundle in `folder` keeps, if it has some.
  ///
  /// - Complexity: some ten seconds of one core for each quantity.
  package mutating func refitWideFilms(in folder: String) throws {
    guard var films = wideFilms else { return }
    films.process = fits(to: try wideTable(in: folder), of: films.shape)
    wideFilms = films
  }

  private func fits(to table: WideFilmTable, of shape: Shape) -> [ProcessFit] {
    table.names.compactMap { name in
      // A quantity of too few films, or of one value, has no forward model; the others have.
      (try? wideModel(table, of: shape, names: [name], kernels: [:]))?.fits.first
    }
  }

  private func wideModel(
    _ table: WideFilmTable, of shape: Shape, names: [String], kernels: [String: FilmKernel]
  ) throws -> RecipeModel {
    try RecipeModel(
      recipes: table.recipes, series: table.films,
      values: names.compactMap { name in
        table.names.firstIndex(of: name).map { (name, table.columns[$0]) }
      }, filmArea: Double(shape.nx) * Double(shape.ny),
      coordinates: recipeCoordinates,
      kernels: kernels)
  }
}
