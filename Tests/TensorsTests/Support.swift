import Foundation
import Tensors

/// The largest distance between two lists, relative to the largest number of the second where
/// that exceeds 1.
func distance(_ a: [Double], _ b: [Double]) -> Double {
  precondition(a.count == b.count, "lists of one length")
  let scale = max(1, b.map(abs).max() ?? 0)
  return (zip(a, b).map { abs($0 - $1) }.max() ?? 0) / scale
}

func distance(_ a: Tensor, _ b: [Double]) throws -> Double { distance(try a.doubles(), b) }

/// Numbers that repeat and follow no pattern of the operations under test, in −1…1.
func ripple(_ shape: [Int], _ pitch: Double = 1) throws -> Tensor {
  let values = (0..<shape.reduce(1, *)).map { (i: Int) -> Double in
    let phase = i * i % 101 + i + 1
    return sin(pitch * Double(phase))
  }
  return try Tensor(values, shape: shape)
}

/// The distance between autograd's gradient of Σ weights·f(x) and central differences.
///
/// - Parameter f: Must keep double precision: the differences are good to about 1e-9.
func gradientError(at x: Tensor, _ f: (Tensor) throws -> Tensor) throws -> Double {
  func value(_ x: Tensor) throws -> Tensor {
    let y = try f(x)
    return try (y * ripple(y.shape, 0.7)).sum()
  }
  let leaf = try x.clone().requireGrad()
  try value(leaf).backward()
  let found = try leaf.grad!.doubles()
  let start = try x.doubles()
  let step = 1e-5
  let expected = try start.indices.map { i in
    var (up, down) = (start, start)
    up[i] += step
    down[i] -= step
    let rise = try value(Tensor(up, shape: x.shape)).item()
    return (rise - (try value(Tensor(down, shape: x.shape)).item())) / (2 * step)
  }
  return distance(found, expected)
}

/// A path in a new folder of its own.
func temporaryPath(_ name: String) throws -> String {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  return folder.appending(path: name).path
}

/// What `body` threw.
func failure(_ body: () throws -> Void) -> TensorError? {
  do {
    try body()
    return nil
  } catch {
    return error as? TensorError
  }
}
