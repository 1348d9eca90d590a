import Foundation
import Volumes

/// Readers that do what no reader may: the fuzzer must catch each before its word counts.
enum SelfCheck {
  /// What was not caught; empty where all was.
  static func failures() -> [String] {
    cases.compactMap { name, kind, read in
      let found = Trial("/self-check", allowance: 64 << 20, read).run().kind
      return found == kind ? nil : "\(name) counts as \(found.rawValue), not \(kind.rawValue)"
    }
  }

  private static var cases: [(String, Verdict.Kind, () throws(VolumeFileError) -> Void)] {
    [
      ("reading", .read, {}),
      (
        "refusing", .refused,
        { () throws(VolumeFileError) in throw .unreadable(path: "/self-check", reason: "no") }
      ),
      (
        "refusing another file", .vague,
        { () throws(VolumeFileError) in throw .unreadable(path: "/other", reason: "no") }
      ),
      ("an index out of range", .crash, { _ = [1, 2, 3][Int.random(in: 3...9)] }),
      ("a loop without end", .hang, { while Int.random(in: 0...1) < 2 {} }),
      (
        "a gigabyte", .memory,
        { if [UInt8](repeating: 1, count: 1 << 30).reduce(0, &+) == 7 { _exit(0) } }
      ),
    ]
  }
}
