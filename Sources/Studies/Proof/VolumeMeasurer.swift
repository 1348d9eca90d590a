package import Descriptors
import Dispatch
import InverseDesign
import Synchronization
package import Volumes

/// Measures many volumes at once, one core each, or a few with all cores.
package struct VolumeMeasurer: Sendable {
  let sides: Sides
  let quantities: Quantities
  let threads: Int

  package init(sides: Sides, quantities: Quantities, threads: Int) {
    (self.sides, self.quantities, self.threads) = (sides, quantities, threads)
  }

  /// The descriptors of each volume, in the order given; undefined ones (0/0) are left out.
  package func callAsFunction(_ volumes: [Volume]) -> [[Attribute: Double]] {
    let results = Mutex([[Attribute: Double]](repeating: [:], count: volumes.count))
    let workers = min(threads, volumes.count)
    let each = max(1, threads / max(1, workers))
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      for index in stride(from: worker, to: volumes.count, by: workers) {
        let values = defined(
          Measured(volumes[index], sides: sides, quantities: quantities, threads: each))
        results.withLock { $0[index] = values }
      }
    }
    return results.withLock { $0 }
  }

  private func defined(_ measurement: Measured) -> [Attribute: Double] {
    var values: [Attribute: Double] = [:]
    for (attribute, value) in measurement.values {
      if let value { values[attribute] = value }
    }
    return values
  }
}
