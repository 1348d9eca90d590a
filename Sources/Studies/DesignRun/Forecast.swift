/// What a study would do, before it does it: the request as it would be put, and what a run costs.
package struct Forecast: Encodable, Sendable {
  /// What stands at the place of the run folder.
  package enum Place: String, Encodable, Sendable {
    case free
    case run = "holds a run"
    case other = "holds no run of Binodal's"
  }

  package struct Condition: Encodable, Sendable {
    package let attribute: String
    /// The study's value; nil where it states none.
    package let asked: Double?
    package let used: Double
    /// `asked`, `projected` to the nearest realistic request, or `chosen` by the tool.
    package let origin: String
  }

  /// A part of the run.
  package struct Stage: Encodable, Sendable {
    package let name: String
    /// The most volumes that it makes, generated or simulated.
    package let volumes: Int
    package let secondsEach: Double
    package let seconds: Double
    /// Where the seconds come from.
    package let basis: String
  }

  package let study: String
  /// The study with every key written out.
  package let resolved: String
  package let folder: String
  package let place: Place
  package let realism: CheckReport
  /// Whether the run would end before it begins, the request being unrealistic.
  package let stops: Bool
  package let request: [Condition]
  /// NLopt's name; nil where there is nothing to search.
  package let algorithm: String?
  /// What a generated volume is expected to be made by; nil where the model predicts no process.
  package let predicted: [String: Double]?
  package let stages: [Stage]
  /// Why a part of the run is not in ``stages``.
  package let remarks: [String]
  /// The most resident memory of this process while it measured, bytes; nil where the system does
  /// not tell.
  package let memory: Int?
  /// The most that the volumes of the run take on disk, bytes.
  package let volumeBytes: Int

  package var volumes: Int { stages.reduce(0) { $0 + $1.volumes } }
  /// Of all stages, without the report.
  /// One film after another; a run simulates one a core.
  package var seconds: Double { stages.reduce(0) { $0 + $1.seconds } }
}
