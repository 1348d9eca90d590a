import Corpus
import Foundation
import Support

/// A job as submitted: what `--slurm` prints.
package struct Submission: Codable, Sendable, Equatable {
  package struct Job: Codable, Sendable, Equatable {
    /// Slurm's number.
    package let id: String
    /// `parts` or `merge`.
    package let kind: String
    package let tasks: Int
  }

  package let folder: String
  package let command: String
  package let items: Int
  /// Items without a record when this was submitted.
  package let missing: Int
  /// Into how many parts the job is cut.
  package let parts: Int
  package let jobs: [Job]
  /// Of a task, as asked for.
  package let time: String
  package let memory: String
  /// Whether the result is there already.
  package let merged: Bool
}

/// Submits the parts of a job that have something to do, and the merge after them.
package struct SlurmSubmitter {
  let folder: PartsFolder
  let card: JobCard
  let costs: [Double]
  let options: SlurmOptions
  /// The command that makes a part, without `--part`.
  let words: [String]
  let needs: () throws -> SlurmNeeds
  private let cluster = SlurmCluster()

  init(
    _ work: some PartedWork, folder: String, options: SlurmOptions, words: [String],
    needs: @escaping () throws -> SlurmNeeds
  ) {
    (card, costs, self.folder) = (work.card, work.costs, PartsFolder(folder))
    (self.options, self.words, self.needs) = (options, words, needs)
  }

  /// Of the job's tasks in Slurm's queue: the same for the same job in the same folder.
  static func name(of card: JobCard, in folder: String) -> String {
    let path = URL(filePath: folder).standardizedFileURL.path
    let mark = sha256((card.fingerprint + path).utf8).prefix(10)
    return "binodal-\(card.command.rawValue)-\(mark)"
  }

  package func submit() throws -> Submission {
    let isNew = !FileManager.default.fileExists(atPath: folder.job)
    guard isNew || options.resume else { throw PartsError.submitted(folder: folder.result) }
    try folder.open(card)
    let parts = max(1, min(options.tasks ?? SlurmOptions.mostTasks, card.items))
    if folder.isMerged { return submission([], missing: 0, parts: parts, ("", ""), merged: true) }
    try? FileManager.default.removeItem(atPath: folder.cancelled)
    let done = folder.listed().done
    let hands = Dealing.deal(costs, among: parts)
    let queued = try queued(of: parts)
    let waiting = (1...parts).filter { part in
      !queued.contains(part) && hands[part - 1].contains { !done.contains($0) }
    }
    let asked = try asked(hands)
    try writeScripts()
    var jobs: [Submission.Job] = []
    let size = min(options.tasksPerArray ?? .max, cluster.mostTasks())
    for array in TaskArray.arrays(of: waiting, size: size) {
      jobs.append(try submit(array, of: parts, asked))
    }
    jobs.append(try submitMerge(after: jobs, asked))
    return submission(
      jobs, missing: card.items - done.count, parts: parts, asked, merged: false)
  }

  /// The parts that tasks of an earlier submission will make.
  private func queued(of parts: Int) throws -> Set<Int> {
    let tasks = try cluster.tasks(named: Self.name(of: card, in: folder.result))
    if let other = tasks.compactMap(\.array).first(where: { $0.parts != parts }) {
      throw PartsError.scheduler(
        command: "squeue",
        reason: "tasks of \(other.parts) parts of this job are still in the queue; give --tasks "
          + "\(other.parts), or `binodal cancel` it first")
    }
    return Set(tasks.compactMap { task in task.array.map { $0.first + task.index } })
  }

  /// Time and memory of a task: as given, else as estimated for the fullest part.
  private func asked(_ hands: [[Int]]) throws -> (time: String, memory: String) {
    if let time = options.time, let memory = options.memory { return (time, memory) }
    let needs = try needs()
    let fullest = hands.map { $0.reduce(0) { $0 + costs[$1] } }.max() ?? 0
    return (
      options.time ?? "\(needs.minutes(for: fullest))", options.memory ?? "\(needs.mebibytes)M"
    )
  }

  private func writeScripts() throws(StudyError) {
    do throws(FileFailure) {
      try OwnFolder.make("slurm/jobs", in: folder.result)
      try DurableFile.write(
        SlurmScript.part(words, cancelled: folder.cancelled), to: folder.slurm + "/part.sh")
      try DurableFile.write(
        SlurmScript.merge(words[0], folder: folder.result), to: folder.slurm + "/merge.sh")
    } catch {
      throw .unwritable(path: error.path, reason: error.reason)
    }
  }

  private func submit(
    _ array: TaskArray, of parts: Int, _ asked: (time: String, memory: String)
  ) throws -> Submission.Job {
    let id = try cluster.submit(
      common(asked) + [
        "--comment=\(array.first)/\(parts)", "--array=\(array.list)", "--signal=B:USR1@120",
        SlurmScript.log(folder.slurm, "part-%A_%a.log"),
      ] + options.options + [folder.slurm + "/part.sh", "\(array.first)", "\(parts)"])
    return try record(Submission.Job(id: id, kind: "parts", tasks: array.tasks.count))
  }

  /// It runs when all tasks have ended, however they ended: the merge itself says what is missing.
  private func submitMerge(
    after jobs: [Submission.Job], _ asked: (time: String, memory: String)
  ) throws -> Submission.Job {
    let time = options.time ?? "120"
    let after =
      jobs.isEmpty ? [] : ["--dependency=afterany:" + jobs.map(\.id).joined(separator: ":")]
    let id = try cluster.submit(
      common((time, asked.memory)) + after + [
        "--comment=merge", SlurmScript.log(folder.slurm, "merge-%j.log"),
      ] + options.options + [folder.slurm + "/merge.sh"])
    return try record(Submission.Job(id: id, kind: "merge", tasks: 1))
  }

  private func common(_ asked: (time: String, memory: String)) -> [String] {
    [
      "--job-name=\(Self.name(of: card, in: folder.result))", "--open-mode=append", "--requeue",
      "--nodes=1", "--ntasks=1", "--cpus-per-task=1", "--time=\(asked.time)",
      "--mem=\(asked.memory)",
    ] + (options.partition.map { ["--partition=\($0)"] } ?? [])
  }

  private func record(_ job: Submission.Job) throws -> Submission.Job {
    try folder.write(job, to: "\(folder.slurm)/jobs/\(job.id).json")
    return job
  }

  private func submission(
    _ jobs: [Submission.Job], missing: Int, parts: Int, _ asked: (time: String, memory: String),
    merged: Bool
  ) -> Submission {
    Submission(
      folder: folder.result, command: card.command.rawValue, items: card.items, missing: missing,
      parts: parts, jobs: jobs, time: asked.time, memory: asked.memory, merged: merged)
  }
}
