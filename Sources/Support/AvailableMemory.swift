import Foundation

/// How much memory this process can still take, and the check that a request fits in it.
///
/// An allocation that fails ends a Swift process, and one that the machine cannot back is ended by
/// the kernel; so whatever a file, a flag or a plan asks for is estimated and checked before.
package enum AvailableMemory {
  /// The bytes that can still be allocated: the least of what the machine has free, what the
  /// control group leaves and what the limit of the address space (`ulimit -v`) leaves.
  ///
  /// - Complexity: reads four small files of `/proc` and `/sys`.
  package static func bytes() -> Int {
    [machine(), controlGroup(), addressSpace()].compactMap { $0 }.min() ?? .max
  }

  /// Throws where `bytes` do not fit in what is available.
  ///
  /// - Parameters:
  ///   - bytes: An estimate of the most that will be held at once; a size that overflowed is
  ///     passed as `Int.max`.
  ///   - purpose: What needs it, to stand before “needs”: `film.vti`, `a film of 64×64×32 voxels`.
  package static func check(_ bytes: Int, for purpose: String) throws(MemoryError) {
    let available = Self.bytes()
    guard bytes <= available else {
      throw MemoryError(purpose: purpose, needed: bytes, available: available)
    }
  }

  private static func machine() -> Int? {
    field("MemAvailable:", of: "/proc/meminfo").map { $0.multipliedClamped(by: 1024) }
  }

  /// Control groups of version 2; the root group has no limit.
  private static func controlGroup() -> Int? {
    guard let limit = number(in: "/sys/fs/cgroup/memory.max"),
      let used = number(in: "/sys/fs/cgroup/memory.current")
    else { return nil }
    return max(0, limit - used)
  }

  private static func addressSpace() -> Int? {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0,
      let most = Int(exactly: limit.rlim_cur), limit.rlim_cur != rlim_t.max,
      let pages = field("", of: "/proc/self/statm")
    else { return nil }
    return max(0, most - pages.multipliedClamped(by: Int(getpagesize())))
  }

  /// The first whole number of the line that starts with `name`.
  private static func field(_ name: String, of path: String) -> Int? {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix(name) })
    else { return nil }
    return line.dropFirst(name.count).split(separator: " ").first.flatMap { Int($0) }
  }

  private static func number(in path: String) -> Int? { field("", of: path) }
}

/// More memory is asked for than there is.
package struct MemoryError: Error, Equatable {
  package let purpose: String
  /// Bytes; `Int.max` where the number overflowed.
  package let needed: Int
  package let available: Int

  package init(purpose: String, needed: Int, available: Int) {
    self.purpose = purpose
    self.needed = needed
    self.available = available
  }
}

extension MemoryError: CustomStringConvertible {
  package var description: String {
    "\(purpose) needs \(Self.gigabytes(needed)) GB of memory, but \(Self.gigabytes(available)) GB"
      + " are available; ask for less, or run it on a larger machine."
  }

  private static func gigabytes(_ bytes: Int) -> String {
    if bytes == .max { return "more than 9,000,000,000" }
    let tenths = bytes / 100_000_000
    return "\(tenths / 10).\(tenths % 10)"
  }
}

extension Int {
  /// The product, or the largest number where it overflows.
  package func multipliedClamped(by factor: Int) -> Int {
    let (product, overflows) = multipliedReportingOverflow(by: factor)
    guard overflows else { return product }
    return (self < 0) == (factor < 0) ? .max : .min
  }
}
