import Foundation
import Reports
import Studies
import Support

/// The runs of a workspace: what is known of each, which wait, which go on.
///
/// A run is a process of its own, in a session of its own. It is known by its number and its start, both
/// on the disk, so that a server that comes later finds it; what it has done is in its folder.
actor RunRoom {
  let workspace: Workspace
  let hub = EventHub()
  let work: Offload
  let reader = RunReader()
  let store: JobStore
  /// The program that runs studies, and its first arguments.
  let program: [String]
  /// Runs that go on at once.
  let limit: Int
  var jobs: [String: Job] = [:]
  /// Processes that this server started and has to wait for, by the run.
  var children: [String: Int32] = [:]
  /// When a run was asked to end.
  var ending: [String: ContinuousClock.Instant] = [:]
  /// What was last published of each run.
  var published: [String: RunLine] = [:]
  var publishedQueue: [String] = []

  init(workspace: Workspace, program: [String], limit: Int, work: Offload) {
    (self.workspace, self.program, self.limit, self.work) = (workspace, program, limit, work)
    store = JobStore(workspace: workspace)
    jobs = store.load()
  }

  var queue: [Job] { jobs.values.filter { $0.phase == .queued }.sorted { $0.order < $1.order } }
  var running: [Job] { jobs.values.filter { $0.phase == .running } }

  /// Finds again what an earlier server left: runs that go on are watched, runs that were cut off with it
  /// go on next.
  func adopt() {
    for job in running where job.process?.isAlive != true {
      var job = job
      let folder = workspace.run(job.name)
      job.end(at: ProgressNote.read(workspace.progress(job.name))?.written ?? 0)
      let isFinished =
        job.isSweep
        ? SweepKnowledge.read(job.name, in: workspace).isSettled
        : reader.knowledge(of: folder).overview?.status == "finished"
      job.problem = Self.lastError(in: workspace.log(job.name))
      if isFinished || job.wasCancelled || job.problem != nil || FileLock.isHeld(in: folder.path) {
        job.phase = .ended
      } else {
        job.phase = .queued
        job.resumes = true
        job.order = (queue.first?.order ?? 1) - 1
      }
      job.process = nil
      note(job)
    }
  }

  /// Looks after processes and watchers until the task is cancelled.
  func attend() async throws {
    var beat = ContinuousClock.now
    while true {
      turn()
      await publishChanges()
      if ContinuousClock.now - beat > .seconds(15) {
        beat = .now
        hub.publish(RunEvent(name: nil, data: ""))
      }
      try await Task.sleep(for: .milliseconds(hub.count > 0 || !running.isEmpty ? 300 : 500))
    }
  }

  /// Puts a job that was asked for on the disk, then in memory.
  func keep(_ job: Job) throws {
    try store.save(job)
    jobs[job.name] = job
  }

  /// Remembers what has happened to a job. Where the disk is full a later server knows less, and the
  /// runs go on.
  private func note(_ job: Job) {
    jobs[job.name] = job
    try? store.save(job)
  }

  // MARK: Processes

  /// Sees which runs have ended, and starts those that wait.
  func turn() {
    for job in running { reap(job) }
    while running.count < limit, let next = queue.first { start(next) }
  }

  private func reap(_ job: Job) {
    var ended = Launcher.Ending.unknown
    if let pid = children[job.name] {
      guard let found = Launcher.ending(of: pid) else { return insist(job) }
      ended = found
    } else if job.process?.isAlive == true {
      return insist(job)
    }
    (children[job.name], ending[job.name]) = (nil, nil)
    var job = job
    job.phase = .ended
    job.process = nil
    job.end(at: Date.now.timeIntervalSince1970)
    if !job.wasCancelled { job.problem = problem(of: job, ended) }
    note(job)
  }

  /// Why a run has ended; nil where it is finished or was cut off.
  private func problem(of job: Job, _ ended: Launcher.Ending) -> String? {
    switch ended {
    case .exit(0), .signal: nil
    case .exit(let status):
      Self.lastError(in: workspace.log(job.name)) ?? "it ended with status \(status)"
    case .unknown: Self.lastError(in: workspace.log(job.name))
    }
  }

  /// Ends for good what did not end when it was asked to.
  private func insist(_ job: Job) {
    guard let asked = ending[job.name], ContinuousClock.now - asked > .seconds(3) else { return }
    job.process?.signal(SIGKILL)
  }

  private func start(_ job: Job) {
    var job = job
    let folder = workspace.run(job.name)
    let goesOn = job.resumes && FileManager.default.fileExists(atPath: folder.path)
    let study = study(of: job, in: folder, goesOn: goesOn)
    try? FileManager.default.removeItem(atPath: workspace.progress(job.name))
    let words =
      program + [
        job.isSweep ? "sweep" : "design", study, "--out", folder.path, "--json", "--progress",
        workspace.progress(job.name),
      ] + (goesOn ? ["--resume"] : []) + (job.evaluations.map { ["--evaluations", "\($0)"] } ?? [])
    do {
      let pid = try Launcher.start(words, log: workspace.log(job.name))
      children[job.name] = pid
      job.phase = .running
      job.process = ProcessIdentity(pid: pid)
      job.begin(at: Date.now.timeIntervalSince1970)
    } catch {
      job.phase = .ended
      job.problem = "\(error)"
    }
    note(job)
  }

  /// The file that is run: of a run that goes on the one in its folder. A sweep's record holds the bytes of
  /// the file that it was begun with, beside which the files that it names are sought.
  private func study(of job: Job, in folder: RunFolder, goesOn: Bool) -> String {
    let own = workspace.study(job.name)
    guard goesOn else { return own }
    guard job.isSweep else { return folder.holdsRun ? folder.study : own }
    let files = FileManager.default
    let begun = folder.path + "/sweep.yaml"
    return files.fileExists(atPath: begun) && !files.contentsEqual(atPath: begun, andPath: own)
      ? begun : own
  }

  /// The program's last words, where they are an error.
  static func lastError(in log: String) -> String? {
    guard let text = try? String(contentsOfFile: log, encoding: .utf8) else { return nil }
    let last = text.split(whereSeparator: \.isNewline).last { $0.hasPrefix("binodal: ") }
    return last.map { String($0.dropFirst("binodal: ".count)) }
  }
}
