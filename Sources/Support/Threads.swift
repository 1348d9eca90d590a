internal import Foundation

/// How many threads work at once.
package enum Threads {
  /// One for each core that this process is given: by Slurm where it says how many
  /// (`SLURM_CPUS_PER_TASK`), else by the system.
  package static var all: Int {
    let granted = ProcessInfo.processInfo.environment["SLURM_CPUS_PER_TASK"].flatMap { Int($0) }
    return max(1, granted ?? ProcessInfo.processInfo.activeProcessorCount)
  }

  /// As many as a flag or a file asks for, where 0 stands for all cores.
  package static func count(_ asked: Int) -> Int { asked > 0 ? asked : all }
}
