/// Measures how good a model is: the tables and figures of its paper, from generated volumes, with
/// every descriptor measured on the voxels.
///
/// Leaves OUT/evaluation.json, evaluation.md, samples.csv and plots/.
///
/// - Throws: ``StudyError`` when the folder exists or holds samples of other settings.
package func evaluate(
  _ options: EvaluateOptions, listener: Listener
) throws -> EvaluationReport {
  try EvaluationRun(options, listener: listener).report()
}
