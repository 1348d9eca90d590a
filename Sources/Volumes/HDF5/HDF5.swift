internal import CHDF5
import Foundation

/// Debian's HDF5 is not built for threads: one caller at a time, whatever the file.
private let lock = NSRecursiveLock()

/// Runs `body` as the only user of HDF5 in the process.
func withHDF5<Result>(
  _ body: () throws(VolumeFileError) -> Result
) throws(VolumeFileError) -> Result {
  lock.lock()
  defer { lock.unlock() }
  chdf5_quiet()
  return try body()
}

/// An object of HDF5 that is let go of when the owner goes out of scope.
///
/// Lives only inside `withHDF5`.
struct HDF5Object: ~Copyable {
  let id: hid_t

  /// Takes over what an HDF5 call returned; nil where the call failed.
  init?(_ id: hid_t) {
    guard id >= 0 else { return nil }
    self.id = id
  }

  deinit { H5Idec_ref(id) }
}

/// What HDF5 reports as the cause of the last failure.
func hdf5Error() -> String {
  var text = [CChar](repeating: 0, count: 256)
  chdf5_last_error(&text)
  let bytes = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
  return bytes.isEmpty
    ? "refused by HDF5" : "refused by HDF5 (\(String(decoding: bytes, as: UTF8.self)))"
}

/// The names that one of the shim's listing calls yields; nil where it failed.
func hdf5Names(
  _ list: (_ each: chdf5_named, _ context: UnsafeMutableRawPointer) -> herr_t
) -> [String]? {
  let names = NameList()
  let status = withExtendedLifetime(names) {
    list(
      { name, context in
        guard let name, let context else { return }
        let list = Unmanaged<NameList>.fromOpaque(context).takeUnretainedValue()
        list.names.append(String(cString: name))
      }, Unmanaged.passUnretained(names).toOpaque())
  }
  return status < 0 ? nil : names.names
}

private final class NameList {
  var names: [String] = []
}
