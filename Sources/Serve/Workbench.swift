import Foundation
import Studies
import Support

/// What the routes work with: the models, the runs and the uploads of a workspace.
package final class Workbench: Sendable {
  let options: ServeOptions
  let workspace: Workspace
  let session: Session
  let models: ModelRoom
  let previews = PreviewRoom()
  let forecasts = ForecastRoom()
  let runs: RunRoom
  let uploads: UploadShelf
  let volumes = VolumeCache()
  /// Looks at files and computes, off the threads that serve requests.
  let work: Offload
  private let lock: FileLock

  /// Takes the workspace and reads what earlier servers left there.
  ///
  /// - Throws: ``ServeError`` for options that cannot be served, and a workspace that is.
  package init(_ options: ServeOptions) throws {
    try options.check()
    self.options = options
    workspace = try Workspace(options.workspace)
    lock = try workspace.claim()
    work = Offload("workbench", width: 2 + Threads.all)
    models = ModelRoom(work: work)
    runs = RunRoom(
      workspace: workspace, program: options.program.isEmpty ? [Self.program] : options.program,
      limit: max(1, options.jobs), work: work)
    uploads = UploadShelf(workspace: workspace)
    session = Session(
      token: options.token, path: options.prefix.isEmpty ? "/" : options.prefix + "/")
  }

  /// Looks after the runs until the task is cancelled.
  package func attend() async throws {
    await runs.adopt()
    try await runs.attend()
  }

  /// Reads every model of the shelf, that of previews first, so that no first request waits for it.
  package func warm() async {
    let shelf = (try? await work { try listModels() }) ?? []
    for model in shelf.map(\.name).sorted(by: { one, _ in one == Self.previewModel }) {
      guard let desk = try? await models.desk(model) else { continue }
      for names in desk.choices where !Task.isCancelled {
        try? await work { try desk.prepare(for: names) }
      }
    }
  }

  /// Gives the workspace back; runs go on.
  package func close() {
    runs.hub.close()
    lock.release()
  }

  /// This program.
  private static var program: String {
    ConfinedPath.real("/proc/self/exe") ?? CommandLine.arguments[0]
  }
}
