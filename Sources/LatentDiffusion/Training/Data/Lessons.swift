/// What a stage learns from, made ready step by step.
protocol Lessons: AnyObject {
  /// Gets ready what step `step` learns from, and has what the next steps need read meanwhile.
  ///
  /// Which volumes those are is a function of the step alone.
  func prepare(_ step: Int) throws(LatentDiffusionError)
  /// The volumes of the step that was taken last, for messages.
  var names: [String] { get }
  /// Does one portion of the work that must be done before step `step` can be prepared.
  ///
  /// - Returns: How far that is; nil when nothing is left to do.
  func gather(for step: Int) throws(LatentDiffusionError) -> Gathering?
}

extension Lessons {
  func gather(for step: Int) throws(LatentDiffusionError) -> Gathering? { nil }
}
