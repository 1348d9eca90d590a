import Foundation

/// What a task takes, measured where the job is submitted.
package struct SlurmNeeds: Sendable {
  /// Of one core, for a unit of the items' costs.
  package let secondsPerCost: Double
  package let bytes: Int

  /// For what an estimate misses: another processor, libraries, a busy disk.
  private static let margin = 2.0
  private static let start = 600.0

  package init(secondsPerCost: Double, bytes: Int) {
    (self.secondsPerCost, self.bytes) = (secondsPerCost, bytes)
  }

  /// Minutes for a task of the cost.
  package func minutes(for cost: Double) -> Int {
    Int((Self.margin * cost * secondsPerCost + Self.start) / 60) + 1
  }

  /// Mebibytes of a task.
  package var mebibytes: Int { Int(1.5 * Double(bytes)) >> 20 + 256 }

  /// The most resident memory of this process so far, bytes.
  static var peak: Int {
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(separator: " ").compactMap { Int($0) }.first.map { $0 * 1024 } ?? 1 << 30
  }
}
