import Foundation
import Testing

/// `binodal serve` as a process.
@Suite(.enabled(if: Served.hasProgram, "no program here"))
struct ProgramTests {
  @Test func `it prints an address, answers there, and ends when it is asked to`() async throws {
    let workspace = FileManager.default.temporaryDirectory.appending(
      path: "serve-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: workspace) }
    let process = Process()
    process.executableURL = URL(filePath: Served.program)
    process.arguments = ["serve", "--workspace", workspace.path, "--port", "0"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let line = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
    let port = try #require(line.firstMatch(of: #/^http://127\.0\.0\.1:([0-9]+)/\n$/#)?.1)
    let client = Client(port: try #require(UInt16(port)))
    #expect(try await client.get("/api/v1/runs").json["document"] as? String == "run_list")
    let page = try await client.get("/")
    #expect(page.text.contains("<html"))
    process.terminate()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    // the workspace is free again
    #expect(
      !FileManager.default.fileExists(
        atPath: workspace.appending(path: ".binodal/serve.lock").path))
  }
}
