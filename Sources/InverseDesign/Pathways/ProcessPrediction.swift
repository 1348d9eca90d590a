package import Descriptors
import Foundation
package import Generation

/// A number of the process.
package enum ProcessAxis: String, Codable, Sendable, CaseIterable {
  case phi, chi
  case logTime = "log_time"

  /// The attribute of the same name.
  package var attribute: Attribute {
    switch self {
    case .phi: .phi
    case .chi: .chi
    case .logTime: .logTime
    }
  }
}

/// What a feature predictor says of the process that makes one sample.
package struct ProcessPrediction: Codable, Sendable, Equatable {
  package let phi: Estimate
  package let chi: Estimate
  package let logTime: Estimate
  /// How much the sample counts among the others.
  package let weight: Double

  package init(phi: Estimate, chi: Estimate, logTime: Estimate, weight: Double = 1) {
    self.phi = phi
    self.chi = chi
    self.logTime = logTime
    self.weight = weight
  }

  /// The process numbers among a sample's predictions; nil where the model does not predict all.
  package init?(_ predictions: [Attribute: Estimate], weight: Double = 1) {
    guard let phi = predictions[.phi], let chi = predictions[.chi],
      let logTime = predictions[.logTime]
    else { return nil }
    self.init(phi: phi, chi: chi, logTime: logTime, weight: weight)
  }

  /// How much samples count beside each other whose largest misses are `misses`, in tolerances.
  ///
  ///     exp(−½ (d² − d₀²))
  ///
  /// with d₀ the least of them, so that the nearest counts 1 however far off all of them are.
  package static func weights(missing misses: [Double]) -> [Double] {
    let least = misses.min() ?? 0
    return misses.map { exp(-0.5 * ($0 - least) * ($0 + least)) }
  }

  subscript(axis: ProcessAxis) -> Estimate {
    switch axis {
    case .phi: phi
    case .chi: chi
    case .logTime: logTime
    }
  }
}

extension Recipe {
  package subscript(axis: ProcessAxis) -> Double {
    switch axis {
    case .phi: phi
    case .chi: chi
    case .logTime: logTime
    }
  }

  init(_ value: (ProcessAxis) -> Double) {
    self.init(phi: value(.phi), chi: value(.chi), logTime: value(.logTime))
  }
}
