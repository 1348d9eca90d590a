import Foundation
import Studies
import Support

/// What is asked of runs.
extension RunRoom {
  /// Queues a run, or a sweep, of a study whose text has been found good.
  func submit(
    _ text: String, name: String, as kind: Job.Kind = .design, overwrites: Bool
  ) throws {
    let folder = workspace.run(name)
    let sweepState = sweepState(of: name)
    let (what, state) = (sweepState == nil ? "run" : "sweep", sweepState ?? state(of: name))
    guard ![.queued, .running].contains(state) else {
      throw APIError.conflict(
        "The \(what) \(name) is \(state?.rawValue ?? "busy"); cancel it first.")
    }
    if FileManager.default.fileExists(atPath: folder.path) {
      guard overwrites else {
        throw APIError.conflict(
          "There is a \(what) called \(name) already; give the study another name, or overwrite "
            + "the \(what).")
      }
      try discard(name)
    }
    try DurableFile.write(text, to: workspace.study(name))
    try keep(
      Job(
        name: name, kind: kind == .design ? nil : kind, order: nextOrder, created: Timestamp.now()))
    turn()
  }

  /// Ends a run, or takes it out of the queue; what it finished is kept.
  func cancel(_ name: String) throws {
    guard var job = jobs[name], job.phase != .ended else {
      let sweepState = sweepState(of: name)
      let (what, state) = (sweepState == nil ? "run" : "sweep", sweepState ?? state(of: name))
      throw APIError.conflict(
        state == .running
          ? "The \(what) \(name) was not started here; end it where it was started."
          : "The \(what) \(name) neither waits nor runs.")
    }
    job.wasCancelled = true
    if job.phase == .queued { job.phase = .ended }
    try keep(job)
    ending[name] = .now
    job.process?.signal(SIGTERM)
  }

  /// Queues a run that was cut off, or a finished one with more evaluations.
  func resume(_ name: String, evaluations: Int?) throws {
    guard let state = state(of: name) else { throw APIError.notFound("There is no run \(name).") }
    guard ![.queued, .running].contains(state) else {
      throw APIError.conflict("The run \(name) is \(state.rawValue) already.")
    }
    try refusePoint(name)
    guard state != .finished || evaluations != nil else {
      throw APIError.conflict("The run \(name) is finished; it can go on with more evaluations.")
    }
    var job = jobs[name] ?? Job(name: name, order: 0, created: Timestamp.now())
    (job.phase, job.order, job.resumes) = (.queued, nextOrder, true)
    (job.evaluations, job.wasCancelled, job.problem) = (evaluations, false, nil)
    try keep(job)
    turn()
  }

  /// Takes a run and its folder away.
  func remove(_ name: String) throws {
    guard let state = state(of: name) else { throw APIError.notFound("There is no run \(name).") }
    guard ![.queued, .running].contains(state) else {
      throw APIError.conflict("The run \(name) is \(state.rawValue); cancel it first.")
    }
    try refusePoint(name)
    try discard(name)
    try? FileManager.default.removeItem(atPath: workspace.study(name))
  }

  /// A point's run belongs to its sweep, whose record would no longer fit it.
  private func refusePoint(_ name: String) throws(APIError) {
    guard let point = workspace.point(name) else { return }
    throw .conflict(
      "\(name) is a point of the sweep \(point[0]); binodal sweep --resume goes on with it.")
  }

  func discard(_ name: String) throws {
    let folder = workspace.run(name)
    if FileManager.default.fileExists(atPath: folder.path) {
      // another program's folder, or a link to one, is not ours to remove
      guard workspace.existingRun(name) != nil,
        folder.holdsRun || workspace.existingSweep(name) != nil || jobs[name] != nil
      else {
        throw APIError.conflict("The folder runs/\(name) holds no run of Binodal's.")
      }
      try FileManager.default.removeItem(atPath: folder.path)
    }
    jobs[name] = nil
    store.remove(name)
  }

  var nextOrder: Int { (jobs.values.map(\.order).max() ?? 0) + 1 }
}
