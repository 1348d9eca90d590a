public import LatentDiffusion
public import Reports

extension CheckReport: JSONDocument { public static var document: String { "check" } }
extension Conversion: JSONDocument { public static var document: String { "convert" } }
extension CorpusFacts: JSONDocument { public static var document: String { "corpus_info" } }
extension ImportFacts: JSONDocument { public static var document: String { "corpus_import" } }
extension DesignSummary: JSONDocument { public static var document: String { "design" } }
extension Forecast: JSONDocument { public static var document: String { "forecast" } }
extension CandidateSheet: JSONDocument { static var document: String { "candidate" } }
extension EvaluationReport: JSONDocument { public static var document: String { "evaluate" } }
extension ModelCard: JSONDocument { public static var document: String { "model_show" } }
extension PredictReport: JSONDocument { public static var document: String { "predict" } }
extension Comparison: JSONDocument { public static var document: String { "comparison" } }
extension Simulation: JSONDocument { public static var document: String { "simulate" } }
extension SweepSummary: JSONDocument { public static var document: String { "sweep" } }
extension TrainResult: JSONDocument { public static var document: String { "train" } }

/// The documents of the program.
package enum Documents {
  package static var all: [any JSONDocument.Type] {
    [
      CandidateSheet.self, CheckReport.self, Comparison.self, Conversion.self, CorpusFacts.self,
      DesignSummary.self, EvaluationReport.self, Forecast.self, GeneratedFiles.self,
      ImportFacts.self, ModelCalibration.self, ModelCard.self, ModelList.self,
      ModelProcessFit.self, PredictReport.self, ReportFiles.self, ResolvedStudy.self,
      Simulation.self, StudyKeyList.self, SweepSummary.self, TrainResult.self,
    ]
  }
}
