import Foundation

/// Lets `body` write a new file beside `path`, then moves it there.
///
/// Whoever looks at `path` sees the old file or the new one, never a part of it. When `body`
/// throws, nothing is left behind.
func writeAtomically(
  to path: String, _ body: (_ temporary: String) throws(VolumeFileError) -> Void
) throws(VolumeFileError) {
  let temporary = path + ".\(getpid())-\(UInt32.random(in: 0...UInt32.max)).partial"
  do {
    try body(temporary)
  } catch {
    unlink(temporary)
    throw error.renaming(temporary, to: path)
  }
  try moveIntoPlace(temporary, path)
}

/// Moves a finished file to its name; removes it where that fails.
func moveIntoPlace(_ temporary: String, _ path: String) throws(VolumeFileError) {
  guard rename(temporary, path) == 0 else {
    let reason = systemError()
    unlink(temporary)
    throw .unwritable(path: path, reason: reason)
  }
}

/// Writes `parts` one after the other as the file at `path`.
func writeBytes(_ parts: [[UInt8]], to path: String) throws(VolumeFileError) {
  try writeAtomically(to: path) { temporary throws(VolumeFileError) in
    guard let file = fopen(temporary, "wbx") else {
      throw .unwritable(path: temporary, reason: systemError())
    }
    var isWhole = parts.allSatisfy { fwrite($0, 1, $0.count, file) == $0.count }
    let reason = systemError()
    isWhole = fclose(file) == 0 && isWhole
    guard isWhole else { throw .unwritable(path: temporary, reason: reason) }
  }
}

extension VolumeFileError {
  /// The same error about the file that the user named.
  func renaming(_ temporary: String, to path: String) -> VolumeFileError {
    guard case .unwritable(temporary, let reason) = self else { return self }
    return .unwritable(path: path, reason: reason)
  }
}
