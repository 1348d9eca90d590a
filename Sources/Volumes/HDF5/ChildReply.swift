import Foundation

/// What a child process answers, as a binary property list: what its reader found, or why it failed.
enum ChildReply<Answer: Codable>: Codable {
  case found(Answer)
  case failed(ReadingFailure)

  /// - Throws: The reader's error, about the file at `path`.
  func answer(_ path: String) throws(VolumeFileError) -> Answer {
    switch self {
    case .found(let answer): return answer
    case .failed(let failure): throw failure.error(path)
    }
  }

  func encoded() throws -> Data {
    let encoder = PropertyListEncoder()
    encoder.outputFormat = .binary
    return try encoder.encode(self)
  }

  /// Nil where a damaged child sent something else, or nothing.
  init?(_ bytes: Data) {
    guard let reply = try? PropertyListDecoder().decode(Self.self, from: bytes) else { return nil }
    self = reply
  }

  init(_ body: () throws(VolumeFileError) -> Answer) {
    do throws(VolumeFileError) { self = .found(try body()) } catch {
      self = .failed(ReadingFailure(error))
    }
  }
}

/// An error that a reader meets inside a file, without the file's path.
enum ReadingFailure: Codable {
  case truncated(field: String, needed: Int, found: Int)
  case malformed(field: String, found: String, allowed: String)
  case noSuchEntry(asked: Int?, count: Int)
  case tooLarge(needed: Int, available: Int)

  init(_ error: VolumeFileError) {
    switch error {
    case .truncated(_, let field, let needed, let found):
      self = .truncated(field: field, needed: needed, found: found)
    case .malformed(_, let field, let found, let allowed):
      self = .malformed(field: field, found: found, allowed: allowed)
    case .noSuchEntry(_, let asked, let count): self = .noSuchEntry(asked: asked, count: count)
    case .tooLarge(_, let needed, let available):
      self = .tooLarge(needed: needed, available: available)
    default: self = .malformed(field: "the file", found: "refused (\(error))", allowed: "HDF5")
    }
  }

  func error(_ path: String) -> VolumeFileError {
    switch self {
    case .truncated(let field, let needed, let found):
      .truncated(path: path, field: field, neededBytes: needed, foundBytes: found)
    case .malformed(let field, let found, let allowed):
      .malformed(path: path, field: field, found: found, allowed: allowed)
    case .noSuchEntry(let asked, let count): .noSuchEntry(path: path, asked: asked, count: count)
    case .tooLarge(let needed, let available):
      .tooLarge(path: path, neededBytes: needed, availableBytes: available)
    }
  }
}
