import TorchABI

/// Runs `body` without recording for autograd: validation, averages, moving weights about.
///
/// Holds for this thread and ends with the closure, also when it throws.
@discardableResult
package func withoutGradients<R, E: Error>(_ body: () throws(E) -> R) throws(E) -> R {
  guard let table = try? Torch.table() else { return try body() }
  var before = true
  _ = table.pointee.autograd.setRecording(false, &before)
  defer {
    var ignored = false
    _ = table.pointee.autograd.setRecording(before, &ignored)
  }
  return try body()
}

/// Runs `body` with recording for autograd, inside ``withoutGradients(_:)``: a gradient that
/// evaluation itself needs.
@discardableResult
package func withGradients<R, E: Error>(_ body: () throws(E) -> R) throws(E) -> R {
  guard let table = try? Torch.table() else { return try body() }
  var before = false
  _ = table.pointee.autograd.setRecording(true, &before)
  defer {
    var ignored = false
    _ = table.pointee.autograd.setRecording(before, &ignored)
  }
  return try body()
}

/// Runs `body` with all of autograd's bookkeeping off, the fastest way to evaluate a network.
///
/// A tensor made inside may never take part in a recorded operation afterwards.
@discardableResult
package func inference<R, E: Error>(_ body: () throws(E) -> R) throws(E) -> R {
  guard let table = try? Torch.table() else { return try body() }
  var scope = TorchInference()
  _ = table.pointee.autograd.beginInference(&scope)
  defer { _ = table.pointee.autograd.endInference(scope) }
  return try body()
}
