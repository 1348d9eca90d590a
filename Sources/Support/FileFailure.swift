import Foundation

/// Why a file or a folder could not be written: its path and the system's own words.
public struct FileFailure: Error, Equatable, CustomStringConvertible {
  public let path: String
  public let reason: String
  /// The system's number of the error, `ENOSPC` where the disk is full.
  public let code: Int32

  public init(path: String, code: Int32) {
    (self.path, self.code) = (path, code)
    reason = String(cString: strerror(code))
  }

  public init(path: String, reason: String) {
    (self.path, self.reason, code) = (path, reason, 0)
  }

  public var description: String {
    "\(path) cannot be written (\(reason)): check the folder, its rights and the free space."
  }
}
