import StrictYAML
import Studies

/// What studies would cost, told one at a time: each takes the cores for some seconds.
struct ForecastRoom: Sendable {
  private let turn = LatestTurn()
  private let work = Offload("forecast", width: 1)

  /// Tells what a run of the study in `folder` would do, and writes nothing.
  ///
  /// - Throws: ``APIError/superseded`` where a later request took its turn.
  func forecast(of study: Study, into folder: String) async throws -> Forecast {
    try await turn.enter()
    let result = await Result { () async throws in
      try await work { try Studies.forecast(of: study, into: folder) }
    }
    await turn.leave()
    return try result.get()
  }
}

extension Result where Failure == any Error {
  /// What an asynchronous piece of work gives or throws.
  fileprivate init(_ body: () async throws -> Success) async {
    do { self = .success(try await body()) } catch { self = .failure(error) }
  }
}
