import ArgumentParser
import Foundation
import Studies
import Support

/// How a command is cut into parts, and who runs them.
struct PartOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Make one part of so many of the result, such as 3/8; binodal merge makes the result of all.",
      valueName: "k/n"),
    transform: readPart)
  var part: Part?
  @Flag(help: "Submit the parts, and the merge after them, to Slurm.")
  var slurm = false
  @Option(help: "Slurm's partition.")
  var partition: String?
  @Option(help: "The time of a task, as sbatch takes it; estimated unless given.")
  var time: String?
  @Option(help: "The memory of a task, as sbatch takes it; estimated unless given.")
  var mem: String?
  @Option(
    help: help(
      "Parts that the job is cut into; one for each item, at most \(SlurmOptions.mostTasks), unless "
        + "given.", Limits.parts),
    transform: within(Limits.parts))
  var tasks: Int?
  @Option(
    help: help(
      "The most tasks of one job array; as many as the cluster allows unless given.", Limits.parts),
    transform: within(Limits.parts))
  var tasksPerArray: Int?
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "An option for sbatch, such as --option=--account=films; repeat for each.",
      valueName: "option"))
  var option: [String] = []
  @Flag(help: "Wait for the result, with progress.")
  var wait = false

  func validate() throws {
    guard part == nil || !slurm else {
      throw ValidationError("--part makes a part here, --slurm submits all; give one of them")
    }
    let given = [partition, time, mem].contains { $0 != nil } || tasks != nil
    guard slurm || !(given || tasksPerArray != nil || !option.isEmpty || wait) else {
      throw ValidationError(
        "--partition, --time, --mem, --tasks, --tasks-per-array, --option and --wait belong to "
          + "--slurm")
    }
  }

  func slurmOptions(resume: Bool) -> SlurmOptions {
    var options = SlurmOptions()
    (options.partition, options.time, options.memory) = (partition, time, mem)
    (options.tasks, options.tasksPerArray) = (tasks, tasksPerArray)
    (options.options, options.resume) = (option, resume)
    return options
  }

  /// The command that makes a part, without `--part`: this one.
  static var words: [String] {
    let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    return [program ?? CommandLine.arguments[0]]
      + SlurmOptions.withoutScheduling(Array(CommandLine.arguments.dropFirst()))
  }

  /// Prints what was submitted and, with `--wait`, waits for the result first.
  func show(_ submission: Submission, _ output: Output, _ bar: ProgressBar) throws {
    bar.clear()
    if wait, !submission.merged {
      Console.remark(submission.text)
      try waitForJob(in: submission.folder, listener: bar.listener)
      bar.clear()
    }
    try output.show(
      submission, text: wait ? "The result is in \(submission.folder)." : submission.text)
  }
}

@Sendable private func readPart(_ text: String) throws -> Part {
  guard let part = Part(text) else {
    throw ValidationError(
      "it is K/N, part K of N, such as 3/8, with N from \(Limits.parts.inWords)")
  }
  return part
}

extension PartSummary {
  var text: String {
    if merged { return "The result is in \(folder) already." }
    return
      "Part \(part)/\(of) of \(folder): \(items) items, \(made) made in \(fixed(seconds, 1)) s, "
      + "\(found) were there."
  }
}

extension Submission {
  var text: String {
    if merged { return "The result is in \(folder) already." }
    let names = jobs.map { "\($0.kind) \($0.id) (\($0.tasks))" }
    return
      "\(missing) of \(items) items in \(parts) parts, each with \(time) of time and \(memory) of "
      + "memory. Jobs: \(names.joined(separator: ", ")). binodal status \(folder) says how far they are."
  }
}
