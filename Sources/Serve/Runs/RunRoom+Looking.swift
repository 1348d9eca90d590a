import Foundation
import Reports
import Studies
import Support

/// What is known of runs.
extension RunRoom {
  /// A run's state; nil where there is no such run.
  func state(of name: String) -> RunState? {
    let folder = workspace.run(name)
    let job = jobs[name]
    guard job?.isSweep != true else { return nil }
    let exists = workspace.existingRun(name) != nil
    guard job != nil || exists && FileManager.default.fileExists(atPath: folder.study) else {
      return nil
    }
    return Self.state(job, reader.knowledge(of: folder), isHeld: FileLock.isHeld(in: folder.path))
  }

  static func state(_ job: Job?, _ known: RunKnowledge, isHeld: Bool) -> RunState {
    switch job?.phase {
    case .queued: return .queued
    case .running: return .running
    default: break
    }
    if isHeld { return .running }
    if known.overview?.status == "finished" { return .finished }
    if job?.wasCancelled == true { return .cancelled }
    return job?.problem == nil && known.fault == nil ? .interrupted : .failed
  }

  func line(_ name: String) async throws -> RunLine {
    guard state(of: name) != nil else { throw APIError.notFound("There is no run \(name).") }
    return await lines(of: [name])[0]
  }

  /// All runs, the newest first.
  func list() async -> RunList {
    let names = Set(workspace.runNames()).union(jobs.values.filter { !$0.isSweep }.map(\.name))
    let lines = await lines(of: names.sorted())
    return RunList(
      jobs: limit, queue: queue.map(\.name),
      runs: lines.sorted { ($0.created ?? "", $0.name) > ($1.created ?? "", $1.name) })
  }

  private func lines(of names: [String]) async -> [RunLine] {
    let (jobs, workspace, reader) = (jobs, workspace, reader)
    let positions = Dictionary(
      uniqueKeysWithValues: queue.enumerated().map { ($1.name, $0 + 1) })
    let lines = try? await work {
      names.map { name in
        Self.line(name, jobs[name], positions[name], workspace, reader)
      }
    }
    return lines ?? []
  }

  private static func line(
    _ name: String, _ job: Job?, _ position: Int?, _ workspace: Workspace, _ reader: RunReader
  ) -> RunLine {
    let folder = workspace.run(name)
    let known = reader.knowledge(of: folder)
    let state = state(job, known, isHeld: FileLock.isHeld(in: folder.path))
    return RunLine(
      name, state, known, job: job, progress: ProgressNote.read(workspace.progress(name)),
      position: position, seconds: seconds(known.overview, state, job).map(tenths))
  }

  /// The time at work: of a run that was not at work all the time between its start and its end, its stretches'.
  private static func seconds(
    _ overview: RunOverview?, _ state: RunState, _ job: Job?
  ) -> Double? {
    let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    let date = { (text: String?) in text.flatMap { try? Date($0, strategy: style) } }
    let known = job?.seconds(until: Date.now.timeIntervalSince1970)
    let finished = date(overview?.finished)
    if let known, job?.resumes == true || finished == nil { return known }
    guard let started = date(overview?.started), job?.resumes != true else { return nil }
    let end = state == .running ? Date.now : finished
    return end.map { $0.timeIntervalSince(started) }
  }

  static func tenths(_ seconds: Double) -> Double { (seconds * 10).rounded() / 10 }
}
