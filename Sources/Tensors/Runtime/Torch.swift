import TorchABI

/// The libtorch under the tensors, loaded on first use.
package enum Torch {
  /// Loads libtorch now; without this the first tensor does.
  package static func load() throws(TensorError) { _ = try table() }

  /// libtorch's version, as "1.13.1".
  package static var version: String {
    get throws(TensorError) { String(cString: try table().pointee.runtime.version()!) }
  }

  /// Sets how many threads one operation uses, whichever thread calls it.
  package static func setThreads(_ count: Int) throws(TensorError) {
    precondition(count > 0, "at least one thread")
    try run("set the number of threads") { $0.pointee.runtime.setThreads(Int32(count)) }
  }

  /// How many threads one operation uses.
  package static func threads() throws(TensorError) -> Int {
    var count: Int32 = 0
    try run("count the threads") { $0.pointee.runtime.threads(&count) }
    return Int(count)
  }

  typealias Table = UnsafePointer<TorchTable>

  static func table() throws(TensorError) -> Table { try opened.get().table }

  /// Calls the table and turns its code into a typed error.
  static func run(
    _ operation: StaticString, _ body: (Table) -> TorchStatus
  ) throws(TensorError) {
    let table = try table()
    let status = body(table)
    if status != TorchStatusOK { throw error(status, operation, table) }
  }

  private static func error(
    _ status: TorchStatus, _ operation: StaticString, _ table: Table
  ) -> TensorError {
    if status == TorchStatusOutOfMemory { return .outOfMemory(operation: "\(operation)") }
    let words = String(cString: table.pointee.runtime.message()!)
    let first = words.split(separator: "\n").first.map(String.init) ?? words
    return .library(operation: "\(operation)", message: first)
  }

  /// The table is constant and its functions may be called from any thread.
  private struct Opened: @unchecked Sendable {
    let table: Table
  }

  private static let opened = open(nil)

  private static func open(_ path: String?) -> Result<Opened, TensorError> {
    var reason = [CChar](repeating: 0, count: 2048)
    if let table = torchOpen(path, &reason, reason.count) { return .success(Opened(table: table)) }
    let bytes = reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return .failure(.libraryUnavailable(String(decoding: bytes, as: UTF8.self)))
  }

  /// Whether the library at `path` would do; the one in use stays.
  package static func probe(_ path: String) throws(TensorError) { _ = try open(path).get() }
}
