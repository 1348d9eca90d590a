import Foundation

/// The Python that tests compare with: `BINODAL_PYTHON`, or `python3` on the path.
public enum Python {
  private static let name = ProcessInfo.processInfo.environment["BINODAL_PYTHON"] ?? "python3"

  public static func run(_ words: [String]) throws -> OtherProgram.Ended {
    try OtherProgram.run([name] + words)
  }

  /// Whether it is there and has some modules.
  public static func has(_ modules: String...) -> Bool {
    (try? run(["-c", "import " + modules.joined(separator: ", ")]))?.status == 0
  }
}
