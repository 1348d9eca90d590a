import ArgumentParser
import Synchronization
import Volumes

/// What a file that holds several volumes leaves open.
struct ReadingEntry: ParsableArguments {
  @Option(help: "The array to read, in a file that holds several (HDF5, .vti, .vtk, .npz).")
  var dataset: String?
  @Option(
    parsing: .unconditional,
    help: "The entry along a leading axis (time, batch), from 0; -1 is the last.")
  var index: Int?

  /// The choices, with remarks printed to stderr, each once.
  var options: ReadOptions {
    let remarks = Remarks()
    return ReadOptions(dataset: dataset, index: index) { remarks.print($0) }
  }

  /// Remarks that go to stderr, each once.
  final class Remarks: Sendable {
    private let printed = Mutex<Set<String>>([])

    func print(_ remark: String) {
      if printed.withLock({ $0.insert(remark).inserted }) { Console.remark(remark) }
    }
  }
}
