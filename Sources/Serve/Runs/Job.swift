import Foundation
import Support

/// A run, or a sweep, that this server, or an earlier one in the workspace, was asked for.
struct Job: Codable, Equatable, Sendable {
  enum Phase: String, Codable, Sendable { case queued, running, ended }
  enum Kind: String, Codable, Sendable { case design, sweep }

  let name: String
  /// Nil for a design.
  var kind: Kind?
  var phase = Phase.queued
  /// Those that wait start by rising order.
  var order: Int
  /// Whether it goes on with what the folder holds.
  var resumes = false
  var evaluations: Int?
  /// ISO 8601, UTC.
  var created: String
  var process: ProcessIdentity?
  var wasCancelled = false
  /// Why it failed, in a sentence.
  var problem: String?
  /// Seconds at work in the stretches that have ended; nil where an earlier stretch was not seen.
  var spent: Double?
  /// When the stretch that goes on began, seconds since 1970.
  var begun: Double?

  var isSweep: Bool { kind == .sweep }
}

extension Job {
  /// Begins a stretch of work.
  mutating func begin(at time: Double) {
    if !resumes { spent = 0 }
    begun = time
  }

  /// Ends the stretch.
  mutating func end(at time: Double) {
    if let begun, let before = spent { spent = before + max(0, time - begun) }
    begun = nil
  }

  /// Seconds at work until a time, without those between stretches; nil where they are not known.
  func seconds(until time: Double) -> Double? {
    spent.map { $0 + (begun.map { max(0, time - $0) } ?? 0) }
  }
}

/// The jobs of a workspace, each in a small file, so that another server finds them.
struct JobStore: Sendable {
  let workspace: Workspace

  func load() -> [String: Job] {
    let folder = workspace.path + "/.binodal/jobs"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.reduce(into: [:]) { jobs, file in
      guard file.hasSuffix(".json"),
        let data = FileManager.default.contents(atPath: "\(folder)/\(file)"),
        let job = try? JSONDecoder().decode(Job.self, from: data),
        file == job.name + ".json", FileName.fault(job.name) == nil
      else { return }
      jobs[job.name] = job
    }
  }

  /// Puts a job on the disk before anything is done about it.
  func save(_ job: Job) throws(ServeError) {
    guard let data = try? JSONEncoder().encode(job) else { return }
    do { try DurableFile.write(data, to: workspace.job(job.name)) } catch {
      throw .unwritable(path: error.path, reason: error.reason)
    }
  }

  func remove(_ name: String) {
    for file in [workspace.job(name), workspace.log(name), workspace.progress(name)] {
      try? FileManager.default.removeItem(atPath: file)
    }
  }
}
