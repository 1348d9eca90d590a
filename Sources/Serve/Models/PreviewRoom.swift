import LatentDiffusion
import Studies
import Volumes

/// Films made to look at, one at a time: of several requests that wait, the last one alone is worth it.
actor PreviewRoom {
  private let desk = SampleDesk()
  private let work = Offload("preview", width: 1)
  private var isBusy = false
  private var isDropped = false
  private var waiting: CheckedContinuation<Void, any Error>?
  private var number = 0
  private var kept: [(id: String, volume: ServedVolume)] = []

  /// The films that can still be looked at.
  static let most = 8

  /// Makes a film once it is its turn.
  ///
  /// - Throws: ``APIError/superseded`` where a later request took its turn, or it was dropped.
  func film(
    of model: RequestDesk, request: [String: Double], seed: UInt64, index: Int
  ) async throws -> (id: String, film: SampledFilm) {
    try await turn()
    defer { end() }
    let desk = desk
    let film = try await work {
      try desk.film(of: model, request: request, seed: seed, index: index)
    }
    if isDropped { throw APIError.superseded }
    number += 1
    kept.append(
      ("\(number)", ServedVolume(volume: film.volume, sides: model.card.sides)))
    if kept.count > Self.most { kept.removeFirst() }
    return ("\(number)", film)
  }

  func volume(_ id: String) -> ServedVolume? { kept.last { $0.id == id }?.volume }

  /// Lets nobody wait, and nobody have what is being made.
  func drop() {
    waiting?.resume(throwing: APIError.superseded)
    waiting = nil
    isDropped = isBusy
  }

  private func turn() async throws {
    if isBusy {
      waiting?.resume(throwing: APIError.superseded)
      try await withCheckedThrowingContinuation { waiting = $0 }
    }
    isBusy = true
    isDropped = false
  }

  private func end() {
    isBusy = waiting != nil
    waiting?.resume()
    waiting = nil
  }
}

extension APIError {
  static let superseded = APIError(
    409, "superseded", "A later request took the place of this one.")
}
