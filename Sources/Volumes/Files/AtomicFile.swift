import Foundation
import Support

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

/// Moves a finished file to its name once its bytes are on the disk; removes it where that fails.
func moveIntoPlace(_ temporary: String, _ path: String) throws(VolumeFileError) {
  do { try DurableFile.commit(temporary, to: path) } catch {
    throw .unwritable(path: path, reason: error.reason)
  }
}

/// Writes `parts` one after the other as the file at `path`.
func writeBytes(_ parts: [[UInt8]], to path: String) throws(VolumeFileError) {
  do { try DurableFile.write(parts, to: path) } catch {
    throw .unwritable(path: path, reason: error.reason)
  }
}

extension VolumeFileError {
  /// The same error about the file that the user named.
  func renaming(_ temporary: String, to path: String) -> VolumeFileError {
    guard case .unwritable(temporary, let reason) = self else { return self }
    return .unwritable(path: path, reason: reason)
  }
}
