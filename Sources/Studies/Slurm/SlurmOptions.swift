/// How a job is submitted to Slurm.
package struct SlurmOptions: Sendable, Equatable {
  package var partition: String?
  /// Of a task, as sbatch takes it; estimated unless given.
  package var time: String?
  /// Of a task, as sbatch takes it; estimated unless given.
  package var memory: String?
  /// Into how many parts the job is cut; one for each item, at most ``mostTasks``, unless given.
  package var tasks: Int?
  /// The most tasks of one array; what the cluster allows unless given.
  package var tasksPerArray: Int?
  /// More options for sbatch, after ours.
  package var options: [String] = []
  /// Whether what is missing of an earlier submission is submitted.
  package var resume = false

  package static let mostTasks = 1000

  package init() {}

  /// The arguments of a command without what says how it is submitted.
  package static func withoutScheduling(_ arguments: [String]) -> [String] {
    let flags: Set = ["--slurm", "--wait", "--resume", "--json"]
    let valued: Set = [
      "--partition", "--time", "--mem", "--tasks", "--tasks-per-array", "--option",
    ]
    var (kept, isValue) = ([String](), false)
    for argument in arguments {
      let name = argument.split(separator: "=", maxSplits: 1).first.map(String.init) ?? ""
      if isValue {
        isValue = false
      } else if valued.contains(name) {
        isValue = name == argument
      } else if !flags.contains(argument) {
        kept.append(argument)
      }
    }
    return kept
  }
}
