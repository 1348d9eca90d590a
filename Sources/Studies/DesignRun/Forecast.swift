/// What a study would do, before it does it: the request as it would be put, and what a run costs.
public struct Forecast: Encodable, Sendable {
  /// What stands at the place of the run folder.
  public enum Place: String, Encodable, Sendable {
    case free
    case run = "holds a run"
    case other = "holds no run of Binodal's"
  }

  public struct Condition: Encodable, Sendable {
    public let attribute: String
    /// The study's value; nil where it states none.
    public let asked: Double?
    public let used: Double
    /// `asked`, `projected` to the nearest realistic request, or `chosen` by the tool.
    public let origin: String
  }

  /// A part of the run.
  public struct Stage: Encodable, Sendable {
    public let name: String
    /// The most volumes that it makes, generated or simulated.
    public let volumes: Int
    public let secondsEach: Double
    public let seconds: Double
    /// Where the seconds come from.
    public let basis: String
  }

  public let study: String
  /// The study with every key written out.
  public let resolved: String
  public let folder: String
  public let place: Place
  public let realism: CheckReport
  /// Whether the run would end before it begins, the request being unrealistic.
  public let stops: Bool
  public let request: [Condition]
  /// NLopt's name; nil where there is nothing to search.
  public let algorithm: String?
  /// What a generated volume is expected to be made by; nil where the model predicts no process.
  public let predicted: [String: Double]?
  public let stages: [Stage]
  /// Why a part of the run is not in ``stages``.
  public let remarks: [String]
  /// The most resident memory of this process while it measured, bytes; nil where the system does
  /// not tell.
  public let memory: Int?
  /// The most that the volumes of the run take on disk, bytes.
  public let volumeBytes: Int

  public var volumes: Int { stages.reduce(0) { $0 + $1.volumes } }
  /// Of all stages, without the report.
  /// One film after another; a run simulates one a core.
  public var seconds: Double { stages.reduce(0) { $0 + $1.seconds } }
}
