import Foundation
import Studies
import Testing

@Suite struct PartRunTests {
  private func run(
    _ work: Numbers, _ folder: String, _ number: Int, of count: Int
  ) throws -> PartSummary {
    try PartRun(
      work, folder: folder, part: Part(number: number, count: count)!, listener: Listener()
    ).perform()
  }

  @Test func `parts make every item once, whatever their order and number`() throws {
    try PartsPlace.inFolder { folder in
      #expect(try run(Numbers(), folder, 2, of: 3).made == 2)
      // the number of parts may change in between
      let others = try [1, 2].map { try run(Numbers(), folder, $0, of: 2).made }
      #expect(others.reduce(0, +) == 3)
      let status = try jobStatus(of: folder)
      #expect((status.done, status.missing, status.running.count) == (5, 0, 0))
      #expect(try PartsPlace.contents(folder).keys.sorted() == ["0", "1", "2", "3", "4"])
    }
  }

  @Test func `a part that is run again makes only what is not there`() throws {
    try PartsPlace.inFolder { folder in
      _ = try run(Numbers(), folder, 1, of: 1)
      try FileManager.default.removeItem(atPath: folder + "/3")
      let again = try run(Numbers(), folder, 1, of: 1)
      #expect((again.made, again.found) == (1, 4))
    }
  }

  @Test func `several threads make the same`() throws {
    try PartsPlace.inFolder { folder in
      let run = PartRun(
        Numbers(count: 40), folder: folder, part: Part(number: 1, count: 1)!, listener: Listener())
      let summary = try run.perform(workers: 4)
      #expect(summary.made == 40)
      let made = try PartsPlace.contents(folder)
      #expect(made.count == 40)
    }
  }

  @Test func `an item that fails stops no other, is told with its reason and made later`() throws {
    try PartsPlace.inFolder { folder in
      var work = Numbers()
      work.bad = [1, 4]
      let reason = "the search found nothing: it is bad"
      #expect(
        throws: PartsError.failed(
          part: Part(number: 1, count: 1)!, failures: ["number 1": reason, "number 4": reason])
      ) { try run(work, folder, 1, of: 1) }
      let status = try jobStatus(of: folder)
      #expect(status.failed.map(\.item) == ["number 1", "number 4"])
      #expect(status.failed.allSatisfy { $0.reason == reason })
      #expect(status.done == 3)
      work.bad = []
      #expect(try run(work, folder, 1, of: 1).made == 2)
      #expect(try jobStatus(of: folder).failed.isEmpty)
    }
  }

  @Test func `other settings are refused by name`() throws {
    try PartsPlace.inFolder { folder in
      _ = try run(Numbers(), folder, 1, of: 2)
      #expect(throws: PartsError.otherJob(folder: folder, differences: ["seed"])) {
        try run(Numbers(seed: "2"), folder, 2, of: 2)
      }
      #expect(throws: PartsError.otherJob(folder: folder, differences: ["number of items"])) {
        try run(Numbers(count: 6), folder, 2, of: 2)
      }
    }
  }

  @Test func `a record of another job is refused, one that is cut short too`() throws {
    try PartsPlace.inFolder { folder in
      _ = try run(Numbers(), folder, 1, of: 1)
      let path = folder + "/parts/items/000/000002.json"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let print = Numbers().card.fingerprint
      try text.replacing(print, with: Numbers(seed: "2").card.fingerprint)
        .write(toFile: path, atomically: true, encoding: .utf8)
      #expect(throws: PartsError.strangeRecord(path: path)) { try run(Numbers(), folder, 1, of: 1) }
      try text.dropLast(9).write(toFile: path, atomically: true, encoding: .utf8)
      #expect(throws: StudyError.self) { try run(Numbers(), folder, 1, of: 1) }
    }
  }

  @Test func `a fingerprint tells every setting, program and command apart`() {
    let card = JobCard(
      command: .sweep, program: "1", settings: ["a": "b", "c": "d"], items: 3, cost: 1)
    let others = [
      JobCard(command: .corpus, program: "1", settings: card.settings, items: 3, cost: 1),
      JobCard(command: .sweep, program: "2", settings: card.settings, items: 3, cost: 1),
      JobCard(command: .sweep, program: "1", settings: ["a": "bc", "": "d"], items: 3, cost: 1),
      JobCard(command: .sweep, program: "1", settings: ["a": "b"], items: 3, cost: 1),
      JobCard(command: .sweep, program: "1", settings: card.settings, items: 4, cost: 1),
    ]
    #expect(Set((others + [card]).map(\.fingerprint)).count == 6)
    #expect(others.allSatisfy { !$0.differences(from: card).isEmpty })
    #expect(card.differences(from: card).isEmpty)
  }

  @Test func `a worker of this machine that is gone is lost at once, one of another by its age`()
    throws
  {
    func worker(_ change: [String: Any]) throws -> WorkerRecord {
      var fields: [String: Any] = [
        "name": "w", "part": ["number": 1, "count": 1], "host": "elsewhere", "boot": "b",
        "pid": getpid(), "started": 0.0, "seen": 1000.0, "state": "working", "made": 0,
      ]
      fields.merge(change) { $1 }
      return try JSONDecoder().decode(
        WorkerRecord.self, from: JSONSerialization.data(withJSONObject: fields))
    }
    let host = try String(contentsOfFile: "/proc/sys/kernel/hostname", encoding: .utf8)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    let boot = try String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(try !worker([:]).isLost(now: 1100))
    #expect(try worker([:]).isLost(now: 1200))
    #expect(try !worker(["host": host, "boot": boot]).isLost(now: 9000), "it is this process")
    #expect(try worker(["host": host]).isLost(now: 1000), "the machine has started again since")
    #expect(try worker(["host": host, "boot": boot, "pid": 1 << 22 + 1]).isLost(now: 1000))
    #expect(try !worker(["state": "done"]).isLost(now: 9000))
  }

  @Test func `a worker that is gone is lost until its part is begun again or all is made`() throws {
    try PartsPlace.inFolder { folder in
      _ = try run(Numbers(), folder, 1, of: 2)
      func strand(_ number: Int, of count: Int) throws {
        let fields: [String: Any] = [
          "name": "gone\(number)", "part": ["number": number, "count": count], "host": "elsewhere",
          "boot": "b", "pid": 1, "started": 0.0, "seen": 0.0, "state": "working", "made": 0,
        ]
        try JSONSerialization.data(withJSONObject: fields)
          .write(to: URL(filePath: "\(folder)/parts/workers/gone\(number).json"))
      }
      try strand(2, of: 2)
      #expect(try jobStatus(of: folder).lost.map(\.part) == [2])
      try strand(1, of: 2)
      #expect(try jobStatus(of: folder).lost.map(\.part) == [2], "part 1 was begun again since")
      _ = try run(Numbers(), folder, 2, of: 2)
      #expect(try jobStatus(of: folder).lost.isEmpty)
      try strand(3, of: 4)
      #expect(try jobStatus(of: folder).lost.isEmpty, "nothing is missing")
    }
  }

  @Test func `a folder without a job says so`() throws {
    try PartsPlace.inFolder { folder in
      #expect(throws: PartsError.noJob(folder: folder)) { try jobStatus(of: folder) }
      #expect(throws: PartsError.noJob(folder: folder)) {
        try mergeParts(of: folder, listener: Listener())
      }
      #expect(throws: PartsError.noJob(folder: folder)) { try cancelJob(in: folder) }
    }
  }
}
