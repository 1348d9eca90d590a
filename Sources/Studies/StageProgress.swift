/// How far a long piece of work has come.
public struct StageProgress: Sendable, Equatable {
  /// What is being done, such as `search`.
  public let stage: String
  /// Steps done, of `total`; `total` 0 stands for unknown.
  public let done: Int
  public let total: Int
  /// What a reader would like to see beside the bar, such as the misfit so far.
  public let note: String

  public init(stage: String, done: Int, total: Int, note: String = "") {
    self.stage = stage
    self.done = done
    self.total = total
    self.note = note
  }
}

/// What a caller does with word of progress and with remarks meant for people; may be told from
/// several threads.
public struct Listener: Sendable {
  public let progress: @Sendable (StageProgress) -> Void
  public let remark: @Sendable (String) -> Void

  public init(
    progress: @escaping @Sendable (StageProgress) -> Void = { _ in },
    remark: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.progress = progress
    self.remark = remark
  }
}
