import CNLopt
import Optimize
import Testing

/// Algorithms are known by NLopt's names.
struct AlgorithmTests {
  @Test(arguments: Algorithm.all())
  func `a name leads back to its algorithm`(algorithm: Algorithm) throws {
    #expect(try Algorithm(named: algorithm.name) == algorithm)
    #expect(try Algorithm(named: algorithm.name.lowercased()) == algorithm)
  }

  @Test(arguments: Method.allCases)
  func `NLopt knows every method by the same name`(method: Method) {
    let number = nlopt_algorithm_from_string(method.rawValue)
    #expect(number.rawValue >= 0)
    #expect(String(cString: nlopt_algorithm_to_string(number)) == method.rawValue)
  }

  @Test(arguments: [
    ("bobyqa", "LN_BOBYQA"), ("DIRECT_L", "GN_DIRECT_L"), ("MLSL_LDS+sbplx", "G_MLSL_LDS+LN_SBPLX"),
    ("NLOPT_LN_BOBYQA", "LN_BOBYQA"), ("nlopt_gn_direct_l", "GN_DIRECT_L"),
    ("NLOPT_GN_MLSL+NLOPT_LN_SBPLX", "G_MLSL+LN_SBPLX"),
    ("GD_MLSL_LDS+LD_MMA", "G_MLSL_LDS+LD_MMA"),
  ])
  func `the prefix may be left out`(short: String, full: String) throws {
    #expect(try Algorithm(named: short).name == full)
  }

  @Test
  func `a misspelt name is answered with the nearest`() {
    #expect(throws: OptimizeError.unknownAlgorithm(name: "LN_BOBIQA", nearest: "LN_BOBYQA")) {
      try Algorithm(named: "LN_BOBIQA")
    }
    #expect(throws: OptimizeError.unknownAlgorithm(name: "slsq", nearest: "LD_SLSQP")) {
      try Algorithm(named: "slsq")
    }
  }

  @Test
  func `a local method is asked for where it is needed and refused where not`() {
    #expect(throws: OptimizeError.localMethodMissing(algorithm: "G_MLSL")) {
      try Algorithm(named: "G_MLSL")
    }
    #expect(
      throws: OptimizeError.localMethodUnfit(algorithm: "LN_BOBYQA", local: "LN_SBPLX")
    ) {
      try Algorithm(.bobyqa, local: .sbplx)
    }
    #expect(throws: OptimizeError.localMethodUnfit(algorithm: "G_MLSL", local: "GN_DIRECT")) {
      try Algorithm(.mlsl, local: .direct)
    }
  }
}
