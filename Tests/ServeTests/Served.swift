import Foundation
import Serve
import Testing

/// A workbench on a port of its own, for as long as a test runs.
struct Served: Sendable {
  let client: Client
  let workspace: URL

  /// Serves a workspace while `body` runs; a new one unless given.
  static func with(
    in workspace: URL? = nil, _ change: (inout ServeOptions) -> Void = { _ in },
    _ body: @Sendable @escaping (Served) async throws -> Void
  ) async throws {
    let folder =
      workspace
      ?? FileManager.default.temporaryDirectory.appending(path: "serve-\(UUID().uuidString)")
    defer { if workspace == nil { try? FileManager.default.removeItem(at: folder) } }
    var options = ServeOptions(workspace: folder.path)
    options.port = 0
    options.program = [program]
    change(&options)
    let workbench = try Workbench(options)
    let server = try HTTPServer(host: options.host, port: 0, limits: options.limits)
    let gate = Gate(workbench)
    let served = Served(client: Client(port: server.port), workspace: folder)
    let work = Task {
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await server.run { await gate.answer($0) } }
        group.addTask { try await workbench.attend() }
        try await group.next()
      }
    }
    let result: Result<Void, any Error>
    do { result = .success(try await body(served)) } catch { result = .failure(error) }
    work.cancel()
    _ = try? await work.value
    workbench.close()
    try result.get()
  }

  /// The built program.
  static let program =
    URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "binodal").path

  static let hasProgram = FileManager.default.isExecutableFile(atPath: program)

  /// A shipped model that needs the least time.
  static let hasModels = FileManager.default.fileExists(atPath: "models/three-phase-64/model.json")

  /// Asks until the answer suits; fails after some minutes.
  func wait(
    for path: String, seconds: Double = 300, until suits: @Sendable ([String: Any]) -> Bool
  ) async throws -> Client.Answer {
    let end = ContinuousClock.now + .seconds(seconds)
    var answer = try await client.get(path)
    while !suits(answer.json), ContinuousClock.now < end {
      try await Task.sleep(for: .milliseconds(200))
      answer = try await client.get(path)
    }
    #expect(suits(answer.json), "\(path): \(answer.text.prefix(800))")
    return answer
  }
}
