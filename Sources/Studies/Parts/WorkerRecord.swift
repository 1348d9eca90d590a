import Foundation
import Support

/// A process that works on a part: `parts/workers/NAME.json`, written anew now and then as its sign of
/// life.
package struct WorkerRecord: Codable, Equatable, Sendable {
  package enum State: String, Codable, Sendable {
    case working
    case done
    /// It was asked to leave, and did; what it had begun may be taken over.
    case left
    case failed
  }

  package let name: String
  package let part: Part
  package let host: String
  /// The machine's start: the same process number after another means another process.
  package let boot: String
  package let pid: Int32
  /// Slurm's number of the task, `ARRAY_TASK`, where Slurm runs it.
  package let task: String?
  /// Seconds since 1970.
  package let started: Double
  package var seen: Double
  package var state: State
  package var item: String?
  package var itemStarted: Double?
  package var made = 0
  package var reason: String?

  /// Seconds between two signs of life, and after how many a worker of another machine counts as lost.
  package static let interval = 30.0
  package static let patience = 150.0

  /// This process, as it begins.
  init(part: Part, now: Double = Date.now.timeIntervalSince1970) {
    let environment = ProcessInfo.processInfo.environment
    let array = environment["SLURM_ARRAY_JOB_ID"]
    let index = environment["SLURM_ARRAY_TASK_ID"]
    task = array.flatMap { array in index.map { "\(array)_\($0)" } }
    (self.part, host, boot) = (part, ThisMachine.host, ThisMachine.boot)
    pid = getpid()
    let label = FileName.fault(host) == nil ? host.prefix(60) : "host"
    name =
      "\(task.map { $0.filter { $0.isNumber || $0 == "_" } + "-" } ?? "")\(label)-\(pid)-"
      + String(UInt32.random(in: .min ... .max), radix: 16)
    (started, seen, state) = (now, now, .working)
  }

  /// Whether the process has ended without saying so, as far as can be told from here: by its number on
  /// its own machine since the same start, else by the age of its last sign of life.
  package func isLost(now: Double = Date.now.timeIntervalSince1970) -> Bool {
    guard state == .working else { return false }
    if host == ThisMachine.host {
      return boot != ThisMachine.boot || !ThisMachine.runs(pid)
    }
    return now - seen > Self.patience
  }

  /// Whether what it had begun may be taken over: it has left, or is gone for certain.
  var isOver: Bool {
    state != .working || host == ThisMachine.host && isLost()
  }
}

/// What tells this machine and its processes from others.
enum ThisMachine {
  static var host: String {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "unknown" }
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      .printable()
  }

  static var boot: String {
    let text = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
    return text?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "unknown"
  }

  /// Whether a process of that number runs; one that has ended and was not waited for does not.
  static func runs(_ pid: Int32) -> Bool {
    guard let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
      let name = text.lastIndex(of: ")")
    else { return kill(pid, 0) == 0 || errno == EPERM }
    return !text[name...].hasPrefix(") Z") && !text[name...].hasPrefix(") X")
  }
}

extension PartsFolder {
  /// Every worker that has been, in order of their starts.
  func allWorkers() -> [WorkerRecord] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: workers)) ?? []
    return names.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
      .compactMap { try? read(WorkerRecord.self, "\(workers)/\($0)") }
      .sorted { ($0.started, $0.name) < ($1.started, $1.name) }
  }

  /// Takes over what another worker had begun under a name, and nobody works on any more.
  ///
  /// - Returns: Whether it now lies in `folder`. Renaming lets one of several have it.
  func adopt(_ name: String, into folder: String) -> Bool {
    for worker in allWorkers() where worker.isOver {
      if rename("\(work(of: worker.name))/\(name)", "\(folder)/\(name)") == 0 { return true }
    }
    return false
  }
}
