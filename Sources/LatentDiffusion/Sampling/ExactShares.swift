package import Volumes

/// Volume fractions that a decoded volume is given to a voxel, by moving the levels of decision.
///
/// A voxel's margin for a phase is the phase's logit less the greatest of the others'. Where a share
/// s is wanted, the level is moved from margin 0 to where s of the voxels lie above it; phases are
/// settled in the order donor, mixed, acceptor, each among the voxels that those before it left.
///
/// Near a wall of the decoded film the margin is about proportional to the distance from it, so
/// walls are moved sideways by the same small way everywhere.
package struct ExactShares: Hashable, Sendable {
  /// Wanted shares of all voxels.
  package let shares: [Phase: Double]

  /// - Precondition: shares are not negative and sum to at most 1.
  package init(_ shares: [Phase: Double]) {
    precondition(shares.values.allSatisfy { $0 >= 0 }, "shares are not negative")
    precondition(shares.values.reduce(0, +) <= 1 + 1e-9, "shares sum to at most 1")
    self.shares = shares
  }

  private static let order: [Phase] = [.donor, .mixed, .acceptor]

  /// The channel of each voxel.
  ///
  /// - Parameters:
  ///   - logits: Channel by channel, `count` voxels each.
  ///   - phases: What the channels stand for.
  /// - Complexity: O(voxels) for each share.
  func channels(_ logits: [Float], phases: [Phase], count: Int) -> [Int] {
    var channels = [Int](repeating: -1, count: count)
    var open = Array(0..<count)
    var left = Array(phases.indices)
    for phase in Self.order {
      guard let share = shares[phase], let channel = phases.firstIndex(of: phase) else { continue }
      left.removeAll { $0 == channel }
      let wanted = min(open.count, Int((share * Double(count)).rounded()))
      let margins = open.map { voxel in
        logits[channel * count + voxel]
          - (left.map { logits[$0 * count + voxel] }.max() ?? -.greatestFiniteMagnitude)
      }
      for (place, isTaken) in greatest(wanted, of: margins).enumerated() where isTaken {
        channels[open[place]] = channel
      }
      open.removeAll { channels[$0] >= 0 }
    }
    for voxel in open {
      let rest = left.isEmpty ? Array(phases.indices) : left
      channels[voxel] = rest.max { logits[$0 * count + voxel] < logits[$1 * count + voxel] }!
    }
    return channels
  }
}

/// Marks the `count` greatest of `values`; of equals the earlier ones.
///
/// Two passes of a radix selection over the numbers' order-preserving bits.
private func greatest(_ count: Int, of values: [Float]) -> [Bool] {
  let keys = values.map { value -> UInt32 in
    let bits = value.bitPattern
    return bits & 0x8000_0000 == 0 ? bits | 0x8000_0000 : ~bits
  }
  var wanted = count
  var level: UInt32 = 0
  for (shift, mask) in [(UInt32(16), UInt32(0)), (0, 0xFFFF_0000)] {
    var found = [Int](repeating: 0, count: 1 << 16)
    for key in keys where key & mask == level { found[Int(key >> shift & 0xFFFF)] += 1 }
    var digit = found.count - 1
    while digit > 0, found[digit] < wanted {
      wanted -= found[digit]
      digit -= 1
    }
    level |= UInt32(digit) << shift
  }
  // `wanted` of those at the level itself are still to be taken
  return keys.map { key in
    if key == level, wanted > 0 {
      wanted -= 1
      return true
    }
    return key > level
  }
}
