import Foundation
import Ledger
import Studies
import Support

/// The sweeps of a workspace: they wait and run among its runs.
extension RunRoom {
  /// A sweep's state; nil where there is no such sweep.
  func sweepState(of name: String) -> RunState? {
    guard jobs[name]?.isSweep == true || workspace.existingSweep(name) != nil else { return nil }
    return Self.state(
      jobs[name], SweepKnowledge.read(name, in: workspace), isHeld: isHeld(name))
  }

  private static func state(
    _ job: Job?, _ known: SweepKnowledge, isHeld: Bool
  ) -> RunState {
    switch job?.phase {
    case .queued: return .queued
    case .running: return .running
    default: break
    }
    if isHeld { return .running }
    if known.fault == nil, known.isSettled { return .finished }
    if job?.wasCancelled == true { return .cancelled }
    return job?.problem == nil && known.fault == nil ? .interrupted : .failed
  }

  private func isHeld(_ name: String) -> Bool {
    FileLock.isHeld(in: workspace.runs + "/" + name)
  }

  /// All sweeps, by name.
  func sweeps() async -> SweepList {
    let names = Set(workspace.sweepNames())
      .union(jobs.values.filter(\.isSweep).map(\.name))
    let documents = await documents(of: names.sorted())
    return SweepList(sweeps: documents.map(\.sweep))
  }

  func sweep(_ name: String) async throws -> SweepDocument {
    guard jobs[name]?.isSweep == true || workspace.existingSweep(name) != nil,
      let document = await documents(of: [name]).first
    else { throw APIError.notFound("There is no sweep \(name).") }
    // the record of a sweep that no server is asked for is all that there is of it
    if document.sweep.state == .failed, document.points.isEmpty {
      throw APIError(422, "invalid", document.sweep.problem ?? "Its record cannot be read.")
    }
    return document
  }

  private func documents(of names: [String]) async -> [SweepDocument] {
    let (jobs, workspace) = (jobs, workspace)
    let positions = Dictionary(
      uniqueKeysWithValues: queue.enumerated().map { ($1.name, $0 + 1) })
    let documents = try? await work {
      names.map { Self.document($0, jobs[$0], positions[$0], workspace) }
    }
    return documents ?? []
  }

  private static func document(
    _ name: String, _ job: Job?, _ position: Int?, _ workspace: Workspace
  ) -> SweepDocument {
    let folder = workspace.runs + "/" + name
    let job = job.flatMap { $0.isSweep ? $0 : nil }
    let known = SweepKnowledge.read(name, in: workspace)
    let state = state(job, known, isHeld: FileLock.isHeld(in: folder))
    let line = SweepLine(
      name, state, known, job: job, progress: ProgressNote.read(workspace.progress(name)),
      position: position,
      seconds: job?.seconds(until: Date.now.timeIntervalSince1970).map(tenths),
      hasReport: FileManager.default.fileExists(atPath: folder + "/report.html"))
    return SweepDocument(line, known, folder: folder)
  }

  /// Queues a sweep that was cut off, or one with points that failed.
  func resumeSweep(_ name: String) throws {
    guard let state = sweepState(of: name) else {
      throw APIError.notFound("There is no sweep \(name).")
    }
    guard ![.queued, .running].contains(state) else {
      throw APIError.conflict("The sweep \(name) is \(state.rawValue) already.")
    }
    let known = SweepKnowledge.read(name, in: workspace)
    guard state != .finished || known.count(.failed) > 0 else {
      throw APIError.conflict("The sweep \(name) is finished.")
    }
    var job =
      jobs[name] ?? Job(name: name, kind: .sweep, order: 0, created: Timestamp.now())
    (job.phase, job.order, job.resumes) = (.queued, nextOrder, true)
    (job.wasCancelled, job.problem) = (false, nil)
    try keep(job)
    turn()
  }

  /// Takes a sweep and its folder away.
  func removeSweep(_ name: String) throws {
    guard let state = sweepState(of: name) else {
      throw APIError.notFound("There is no sweep \(name).")
    }
    guard ![.queued, .running].contains(state) else {
      throw APIError.conflict("The sweep \(name) is \(state.rawValue); cancel it first.")
    }
    try discard(name)
    try? FileManager.default.removeItem(atPath: workspace.study(name))
  }
}
