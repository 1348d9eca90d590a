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
  /// - Complexity: O(voxels) for each share; a byte a voxel beside the logits.
  func channels(_ logits: [Float], phases: [Phase], count: Int) -> [UInt8] {
    var channels = [UInt8](repeating: unsettled, count: count)
    var open = count
    var left = Array(phases.indices)
    for phase in Self.order {
      guard let share = shares[phase], let channel = phases.firstIndex(of: phase) else { continue }
      left.removeAll { $0 == channel }
      let wanted = min(open, Int((share * Double(count)).rounded()))
      Margins(logits: logits, count: count, channel: channel, others: left)
        .settle(wanted, in: &channels)
      open -= wanted
    }
    let rest = left.isEmpty ? Array(phases.indices) : left
    for voxel in 0..<count where channels[voxel] == unsettled {
      channels[voxel] = UInt8(
        rest.max { logits[$0 * count + voxel] < logits[$1 * count + voxel] }!)
    }
    return channels
  }
}

/// The channel of a voxel that has none yet.
private let unsettled = UInt8.max

/// How much likelier one phase is than others, voxel by voxel.
private struct Margins {
  let logits: [Float]
  let count: Int
  let channel: Int
  let others: [Int]

  /// The margin's bits as a number that orders as margins do.
  private func key(_ voxel: Int) -> UInt32 {
    var greatest = -Float.greatestFiniteMagnitude
    if !others.isEmpty {
      greatest = logits[others[0] * count + voxel]
      for other in others.dropFirst() { greatest = max(greatest, logits[other * count + voxel]) }
    }
    let bits = (logits[channel * count + voxel] - greatest).bitPattern
    return bits & 0x8000_0000 == 0 ? bits | 0x8000_0000 : ~bits
  }

  /// Gives the channel to the `wanted` unsettled voxels of the greatest margins; of equals to the
  /// earlier ones.
  ///
  /// Two passes of a radix selection, and one that settles.
  func settle(_ wanted: Int, in channels: inout [UInt8]) {
    var wanted = wanted
    var level: UInt32 = 0
    for (shift, mask) in [(UInt32(16), UInt32(0)), (0, 0xFFFF_0000)] {
      var found = [Int](repeating: 0, count: 1 << 16)
      for voxel in 0..<count where channels[voxel] == unsettled {
        let key = key(voxel)
        if key & mask == level { found[Int(key >> shift & 0xFFFF)] += 1 }
      }
      var digit = found.count - 1
      while digit > 0, found[digit] < wanted {
        wanted -= found[digit]
        digit -= 1
      }
      level |= UInt32(digit) << shift
    }
    // `wanted` of those at the level itself are still to be taken
    for voxel in 0..<count where channels[voxel] == unsettled {
      let key = key(voxel)
      if key == level, wanted > 0 {
        wanted -= 1
        channels[voxel] = UInt8(channel)
      } else if key > level {
        channels[voxel] = UInt8(channel)
      }
    }
  }
}
