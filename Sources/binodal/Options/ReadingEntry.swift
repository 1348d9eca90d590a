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
  @Option(
    parsing: .unconditional,
    help: "The channel, or sample of a pixel, of an image stack; from 0, -1 for the last.")
  var channel: Int?
  @Option(
    parsing: .unconditional, help: "The time of an image stack; from 0, -1 for the last.")
  var time: Int?
  @Flag(
    name: .customLong("planes-as-z"),
    help: "Every plane of an image stack is a slab of z, whatever the file calls it.")
  var planesAsZ = false

  /// The choices, with remarks printed to stderr, each once.
  var options: ReadOptions {
    let remarks = Remarks()
    var options = ReadOptions(
      dataset: dataset, channel: channel, time: time, index: index
    ) { remarks.print($0) }
    options.takesPlanesAsSlices = planesAsZ
    return options
  }

  /// Remarks that go to stderr, each once.
  final class Remarks: Sendable {
    private let printed = Mutex<Set<String>>([])

    func print(_ remark: String) {
      if printed.withLock({ $0.insert(remark).inserted }) { Console.remark(remark) }
    }
  }
}
