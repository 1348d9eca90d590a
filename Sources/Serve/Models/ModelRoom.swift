import Foundation
import Studies

/// The models that requests were held against, each read once.
actor ModelRoom {
  private struct Entry {
    let changed: Date?
    let desk: Task<RequestDesk, any Error>
  }

  private var entries: [String: Entry] = [:]
  private var forecasters: [String: (changed: Date?, task: Task<FilmForecaster, any Error>)] = [:]
  private let work: Offload

  init(work: Offload) { self.work = work }

  /// A model's card and distribution; read anew where its card has changed since.
  func desk(_ model: String) async throws -> RequestDesk {
    let changed = Self.changed(model)
    if let entry = entries[model], entry.changed == changed { return try await entry.desk.value }
    let work = work
    let task = Task { try await work { try RequestDesk(model: model) } }
    entries[model] = Entry(changed: changed, desk: task)
    do { return try await task.value } catch {
      entries[model] = nil
      throw error
    }
  }

  /// A model's forward model; read anew where its card has changed since.
  func forecaster(_ model: String) async throws -> FilmForecaster {
    let changed = Self.changed(model)
    if let entry = forecasters[model], entry.changed == changed {
      return try await entry.task.value
    }
    let work = work
    let task = Task { try await work { try FilmForecaster(model: model) } }
    forecasters[model] = (changed, task)
    do { return try await task.value } catch {
      forecasters[model] = nil
      throw error
    }
  }

  private static func changed(_ model: String) -> Date? {
    guard let folder = try? ModelShelf.folder(of: model) else { return nil }
    return try? FileManager.default.attributesOfItem(atPath: folder + "/model.json")[
      .modificationDate] as? Date
  }
}
