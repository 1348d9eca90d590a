package import Descriptors

extension Attribute {
  /// What the feature predictor says of a number of the process: kept apart from what is measured.
  package static func predicted(_ axis: ProcessAxis) -> Attribute {
    Attribute(rawValue: "predicted_\(axis.rawValue)")
  }

  /// Whether it is a prediction of the process.
  package var isPredicted: Bool { Self.predictions.contains(self) }

  /// What the feature predictor may say of the process.
  static let predictions = ProcessAxis.allCases.map(Attribute.predicted)

  /// The name under which a model predicts it: `phi` for `predicted_phi`, else its own.
  package var predictor: Attribute {
    ProcessAxis.allCases.first { self == .predicted($0) }
      .map(\.attribute) ?? self
  }
}

extension Expression {
  /// A formula with a name.
  package struct ReadyMade: Sendable {
    package let name: String
    package let formula: String
    package let meaning: String
  }

  /// Formulas that may be called by name.
  ///
  /// - Source: the stages and their indicators after Wodo et al. 2012; the product is Binodal's.
  package static let readyMade = [
    ReadyMade(
      name: "opv_figure_of_merit",
      formula: "ABS_wf_D * tanh(vol_frac_D / (10 * (area_DA + area_DM))) "
        + "* 10 * (area_DA + area_DM) / vol_frac_D * CT_f_conn_D_An * CT_f_conn_A_Ca "
        + "* sqrt(tortuosity_D * tortuosity_A)",
      meaning: "light absorbed × excitons that reach the donor's surface × both phases joined to "
        + "their electrodes × straight paths of both carriers (geometric mean); for two phases or "
        + "three"),
    ReadyMade(
      name: "opv_figure_of_merit_two_phase",
      formula: "ABS_wf_D * DISS_wf10_D * CT_f_e_conn * sqrt(tortuosity_D * tortuosity_A)",
      meaning:
        "the same of GraSPI's indicators of the donor–acceptor interface, which films with a "
        + "mixed phase between donor and acceptor do not have"),
  ]

  /// The numbers that may stand in an expression: measured on a volume or predicted.
  static let quantities = Attribute.measurable + Attribute.predictions

  /// Every name that may stand in an expression.
  package static let names: [String] =
    quantities.map(\.rawValue) + readyMade.map(\.name) + Function.allCases.map(\.rawValue)
}
