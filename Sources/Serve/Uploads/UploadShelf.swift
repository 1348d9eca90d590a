import Foundation
import Support

/// Volumes that were sent here, each in a folder of its own in the workspace.
struct UploadShelf: Sendable {
  let workspace: Workspace

  /// The most bytes of one file, and files that are kept.
  static let longest = 512 << 20
  static let most = 200

  struct Upload: Sendable {
    let id: String
    let name: String
    let path: String
    let bytes: Int

    /// The path from the folder of the workspace's studies.
    var studyPath: String { "../uploads/\(id)/\(name)" }
  }

  /// Takes a body as a new file.
  ///
  /// - Throws: ``APIError`` for a name that is none, and ``HTTPFault`` for a body that is too long.
  func take(_ body: RequestBody, name: String) async throws -> Upload {
    if let fault = FileName.fault(name) {
      throw APIError.invalid("The file cannot be called “\(name)”: \(fault).", key: "name")
    }
    let kept = (try? FileManager.default.contentsOfDirectory(atPath: workspace.uploads))?.count ?? 0
    guard kept < Self.most else {
      throw APIError.conflict("There are \(kept) uploads; remove some first.")
    }
    let id = String(UInt64.random(in: .min ... .max), radix: 16).leftPadded(to: 16, with: "0")
    try OwnFolder.make(id, in: workspace.uploads)
    let folder = "\(workspace.uploads)/\(id)"
    do {
      let path = "\(folder)/\(name)"
      let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
      guard file >= 0 else { throw FileFailure(path: path, code: errno) }
      let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
      try await body.pieces(limit: Self.longest) { try handle.write(contentsOf: $0) }
      try handle.close()
      return try upload(id)
    } catch {
      try? FileManager.default.removeItem(atPath: folder)
      throw error
    }
  }

  func upload(_ id: String) throws(APIError) -> Upload {
    guard let folder = workspace.confined.existing(["uploads", id]),
      let name = try? FileManager.default.contentsOfDirectory(atPath: folder).first,
      let path = workspace.confined.existing(["uploads", id, name]),
      let bytes = ConfinedPath.size(ofFile: path)
    else { throw .notFound("There is no upload \(id).") }
    return Upload(id: id, name: name, path: path, bytes: bytes)
  }

  func remove(_ id: String) throws {
    _ = try upload(id)
    try FileManager.default.removeItem(atPath: "\(workspace.uploads)/\(id)")
  }
}
