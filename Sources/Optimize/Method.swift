/// One of NLopt's optimisation methods; the raw value is NLopt's own name for it.
///
/// Left out are the methods that cannot keep to bounds (`LN_NEWUOA`), those that Debian's NLopt
/// does not carry (`GN_AGS`, `GD_STOGO`, `LD_LBFGS_NOCEDAL`), `GN_DIRECT_L_RAND_NOSCAL`, which
/// makes no random choice, `GN_ORIG_DIRECT` and `GN_ORIG_DIRECT_L`, which read outside their memory
/// in NLopt 2.7.1 when they are stopped, and `AUGLAG`, which wraps a method by itself where constraints ask
/// for it (see ``ConstraintHandling``).
package enum Method: String, CaseIterable, Sendable, Codable {
  // Local, from values alone.
  case bobyqa = "LN_BOBYQA"
  case cobyla = "LN_COBYLA"
  case nelderMead = "LN_NELDERMEAD"
  case newuoaBound = "LN_NEWUOA_BOUND"
  case praxis = "LN_PRAXIS"
  case sbplx = "LN_SBPLX"

  // Local, following gradients.
  case ccsaq = "LD_CCSAQ"
  case lbfgs = "LD_LBFGS"
  case mma = "LD_MMA"
  case slsqp = "LD_SLSQP"
  case truncatedNewton = "LD_TNEWTON"
  case truncatedNewtonPreconditioned = "LD_TNEWTON_PRECOND"
  case truncatedNewtonPreconditionedRestart = "LD_TNEWTON_PRECOND_RESTART"
  case truncatedNewtonRestart = "LD_TNEWTON_RESTART"
  case variableMetric1 = "LD_VAR1"
  case variableMetric2 = "LD_VAR2"

  // Global, from values alone.
  case crs2 = "GN_CRS2_LM"
  case direct = "GN_DIRECT"
  case directL = "GN_DIRECT_L"
  case directLNoScaling = "GN_DIRECT_L_NOSCAL"
  case directLRandomised = "GN_DIRECT_L_RAND"
  case directNoScaling = "GN_DIRECT_NOSCAL"
  case esch = "GN_ESCH"
  case isres = "GN_ISRES"

  // Global, from many starts of a local method.
  case mlsl = "G_MLSL"
  case mlslLowDiscrepancy = "G_MLSL_LDS"
}

extension Method {
  /// Searches the whole box, not the valley of the start.
  package var isGlobal: Bool { rawValue.hasPrefix("G") }

  /// Asks for gradients.
  package var followsGradients: Bool { rawValue.dropFirst().hasPrefix("D") }

  /// Runs another, local method.
  package var needsLocalMethod: Bool { self == .mlsl || self == .mlslLowDiscrepancy }

  /// Draws random numbers, so that its path depends on the seed.
  package var isStochastic: Bool {
    switch self {
    case .crs2, .isres, .esch, .praxis, .mlsl, .directLRandomised: true
    default: false
    }
  }

  /// Takes inequality constraints by itself.
  package var takesConstraints: Bool {
    switch self {
    case .cobyla, .mma, .ccsaq, .slsqp, .isres: true
    default: false
    }
  }
}
