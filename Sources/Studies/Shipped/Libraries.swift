import CFFTW
import CHDF5
import CNLopt
import COpenBLAS
import Ledger
import Tensors

/// The libraries that results rest on, as they are on this machine.
enum Libraries {
  /// A name and the version that was loaded; for libtorch, why it could not be loaded.
  ///
  /// - Complexity: Opens libtorch, some tenths of a second.
  static func lines() -> [(name: String, version: String)] {
    [
      ("libtorch", torch), ("FFTW", fftw), ("OpenBLAS", openBLAS), ("NLopt", nlopt),
      ("HDF5", hdf5), ("SQLite", sqliteVersion),
    ]
  }

  private static var torch: String {
    do {
      return try Torch.version
    } catch {
      return "not loaded: \(error)"
    }
  }

  /// FFTW's own text is “fftw-3.3.10-sse2-avx”.
  private static var fftw: String {
    String(cString: cfftw_version()).split(separator: "-").dropFirst().first.map { String($0) }
      ?? "unknown"
  }

  /// OpenBLAS's own text begins with “OpenBLAS 0.3.21”.
  private static var openBLAS: String {
    let words = String(cString: openblas_get_config()).split(separator: " ")
    return words.count > 1 ? String(words[1]) : "unknown"
  }

  private static var nlopt: String {
    var (major, minor, patch): (Int32, Int32, Int32) = (0, 0, 0)
    nlopt_version(&major, &minor, &patch)
    return "\(major).\(minor).\(patch)"
  }

  private static var hdf5: String {
    var (major, minor, patch): (UInt32, UInt32, UInt32) = (0, 0, 0)
    guard H5get_libversion(&major, &minor, &patch) >= 0 else { return "unknown" }
    return "\(major).\(minor).\(patch)"
  }
}
