package import LatentDiffusion
package import Reports

extension CheckReport: JSONDocument { package static var document: String { "check" } }
extension Conversion: JSONDocument { package static var document: String { "convert" } }
extension CorpusFacts: JSONDocument { package static var document: String { "corpus_info" } }
extension ImportFacts: JSONDocument { package static var document: String { "corpus_import" } }
extension DesignSummary: JSONDocument { package static var document: String { "design" } }
extension Forecast: JSONDocument { package static var document: String { "forecast" } }
extension CandidateSheet: JSONDocument { static var document: String { "candidate" } }
extension EvaluationReport: JSONDocument { package static var document: String { "evaluate" } }
extension ModelCard: JSONDocument { package static var document: String { "model_show" } }
extension PredictReport: JSONDocument { package static var document: String { "predict" } }
extension Comparison: JSONDocument { package static var document: String { "comparison" } }
extension Simulation: JSONDocument { package static var document: String { "simulate" } }
extension SweepSummary: JSONDocument { package static var document: String { "sweep" } }
extension PartSummary: JSONDocument { package static var document: String { "part" } }
extension JobStatus: JSONDocument { package static var document: String { "status" } }
extension Submission: JSONDocument { package static var document: String { "submission" } }
extension Cancellation: JSONDocument { package static var document: String { "cancellation" } }
extension TrainResult: JSONDocument { package static var document: String { "train" } }

/// The documents of the program.
package enum Documents {
  package static var all: [any JSONDocument.Type] {
    [
      CandidateSheet.self, Cancellation.self, CheckReport.self, Comparison.self, Conversion.self,
      CorpusFacts.self,
      DesignSummary.self, EvaluationReport.self, Forecast.self, GeneratedFiles.self,
      ImportFacts.self, JobStatus.self, ModelCalibration.self, ModelCard.self, ModelList.self,
      ModelProcessFit.self, PartSummary.self, PredictReport.self, ReportFiles.self,
      ResolvedStudy.self,
      Simulation.self, StudyKeyList.self, Submission.self, SweepSummary.self, TrainResult.self,
    ]
  }
}
