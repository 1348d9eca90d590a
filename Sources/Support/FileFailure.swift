import Foundation

/// Why a file or a folder could not be written: its path and the system's own words.
package struct FileFailure: Error, Equatable, CustomStringConvertible {
  package let path: String
  package let reason: String
  /// The system's number of the error, `ENOSPC` where the disk is full.
  package let code: Int32

  package init(path: String, code: Int32) {
    (self.path, self.code) = (path, code)
    reason = String(cString: strerror(code))
  }

  package init(path: String, reason: String) {
    (self.path, self.reason, code) = (path, reason, 0)
  }

  package var description: String {
    "\(path) cannot be written (\(reason)): check the folder, its rights and the free space."
  }
}
