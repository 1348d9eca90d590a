/// What can go wrong between a tensor and its numbers.
package enum TensorError: Error, Equatable {
  /// libTorchShim.so or a library that it needs could not be opened.
  case libraryUnavailable(String)
  /// Shapes, dimensions or element types that do not go together.
  case shape(operation: String, detail: String)
  /// libtorch refused; the first line of its message.
  case library(operation: String, message: String)
  case outOfMemory(operation: String)
  case deviceUnavailable(Device)
  /// A number that is not finite, in the tensor `name`.
  case notFinite(name: String, detail: String)
  /// A state lacks a tensor that the network has.
  case missing(name: String)
  /// A state has a tensor that the network lacks.
  case unexpected(name: String)
  /// A tensor of a state has another shape than the network's.
  case mismatch(name: String, expected: [Int], found: [Int])
  /// A tensor file that cannot be read or written.
  case file(path: String, TensorFileFault)
}

extension TensorError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .libraryUnavailable(let reason): "libtorch cannot be loaded: \(reason)"
    case .shape(let operation, let detail): "\(operation): \(detail)"
    case .library(let operation, let message): "\(operation): libtorch says: \(message)"
    case .outOfMemory(let operation): "\(operation): out of memory; use a smaller batch"
    case .deviceUnavailable(let device): "there is no device \(device) here; use cpu"
    case .notFinite(let name, let detail): "\(name) is not finite: \(detail)"
    case .missing(let name): "there is no tensor named \(name)"
    case .unexpected(let name): "nothing here is named \(name)"
    case .mismatch(let name, let expected, let found):
      "\(name) has the shape \(found), expected \(expected)"
    case .file(let path, let fault): "\(path): \(fault)"
    }
  }
}
