/// How far a long piece of work has come.
package struct StageProgress: Sendable, Equatable {
  /// What is being done, such as `search`.
  package let stage: String
  /// Steps done, of `total`; `total` 0 stands for unknown.
  package let done: Int
  package let total: Int
  /// What a reader would like to see beside the bar, such as the misfit so far.
  package let note: String

  package init(stage: String, done: Int, total: Int, note: String = "") {
    self.stage = stage
    self.done = done
    self.total = total
    self.note = note
  }
}

/// What a caller does with word of progress and with remarks meant for people; may be told from
/// several threads.
package struct Listener: Sendable {
  package let progress: @Sendable (StageProgress) -> Void
  package let remark: @Sendable (String) -> Void

  package init(
    progress: @escaping @Sendable (StageProgress) -> Void = { _ in },
    remark: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.progress = progress
    self.remark = remark
  }
}
