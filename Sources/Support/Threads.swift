internal import Foundation

/// How many threads work at once.
package enum Threads {
  /// One for each core that the system gives this process.
  package static var all: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }

  /// As many as a flag or a file asks for, where 0 stands for all cores.
  package static func count(_ asked: Int) -> Int { asked > 0 ? asked : all }
}
