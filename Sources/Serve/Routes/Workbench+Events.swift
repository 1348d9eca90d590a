import Ledger
import Studies

extension Workbench {
  var eventRoutes: [Route] {
    [
      .get("events", "watchRuns", "What becomes of all runs, as server-sent events.", .events) {
        _ in try await self.watchAll()
      },
      .get(
        "runs/{run}/events", "watchRun", "What becomes of one run, as server-sent events.",
        query: [
          .init(
            name: "after", type: .integer(0...1_000_000_000),
            meaning: "the id of the last evaluation that is known already")
        ], .events, errors: [404]
      ) { call in
        let after =
          try call.integer("after", in: 0...1_000_000_000)
          ?? call.request.headers["Last-Event-ID"].flatMap { Int($0) }
        return try await self.watch(call.name("run"), after: Int64(after ?? 0))
      },
    ]
  }

  private func watchAll() async throws -> HTTPResponse {
    let (stream, runs) = (try self.runs.hub.watch(), self.runs)
    return Self.events { writer in
      for line in await runs.list().runs where line.isActive {
        try await writer.write(
          RunEvent(name: "run", data: try JSONText.line(line)).text)
      }
      for await event in stream where event.name == nil || ["run", "runs"].contains(event.name) {
        try await writer.write(event.text)
      }
    }
  }

  private func watch(_ name: String, after: Int64) async throws -> HTTPResponse {
    let line = try await runs.line(name)
    let (stream, work) = (try runs.hub.watch(), work)
    let folder = workspace.run(name)
    return Self.events { writer in
      try await writer.write(RunEvent(name: "run", data: try JSONText.line(line)).text)
      var last = after
      for row in try await work({ RunRoom.evaluations(of: folder, after: after) }) {
        let event = RunEvent(name: "evaluation", data: try JSONText.line(row), id: row.id)
        try await writer.write(event.text)
        last = row.id ?? last
      }
      for await event in stream where event.name == nil || event.run == name {
        if let id = event.id {
          guard id > last else { continue }
          last = id
        }
        try await writer.write(event.text)
      }
    }
  }

  private static func events(
    _ make: @escaping @Sendable (BodyWriter) async throws -> Void
  ) -> HTTPResponse {
    HTTPResponse(
      headers: ["Content-Type": "text/event-stream", "X-Accel-Buffering": "no"],
      body: .stream { writer in
        try await writer.write("retry: 2000\n\n")
        try await make(writer)
      })
  }
}
