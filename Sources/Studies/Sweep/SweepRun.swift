import Foundation
package import Ledger
import Support

/// The points of a sweep, run one after the other; each is a design in a folder of its own.
package struct SweepRun {
  /// Runs one point's study in a folder and returns its outcomes by name.
  package typealias Designer = (_ study: Study, _ options: DesignOptions) throws -> [String: Double]

  let folder: String
  let studies: [Study]
  let ledger: SweepLedger
  let listener: Listener
  let design: Designer

  package init(
    folder: String, studies: [Study], ledger: SweepLedger, listener: Listener,
    design: @escaping Designer
  ) {
    self.folder = folder
    self.studies = studies
    self.ledger = ledger
    self.listener = listener
    self.design = design
  }

  /// Runs every point that is not settled. A point cut off goes on where it stopped; one that
  /// failed is started again once, and the sweep continues past it.
  ///
  /// - Throws: Only what the sweep's own ledger and folder cannot do.
  package func perform() throws {
    let points = try ledger.points()
    guard points.map(\.number) == Array(1...studies.count) else {
      throw StudyError.badInput(
        path: folder,
        reason: "its sweep.sqlite does not hold points 1 to \(studies.count), which the study has; "
          + "restore a copy, or sweep again into another folder")
    }
    for point in points where [.waiting, .failed].contains(point.status) {
      let settled = points.count { [.done, .unrealistic].contains($0.status) }
      listener.remark("point \(point.number) of \(points.count) (\(settled) were done before)")
      try run(point)
    }
  }

  private func run(_ point: SweepPointRecord) throws {
    _ = try Self.settle(
      point, of: studies[point.number - 1], at: Self.folder(of: point.number, in: folder),
      design: design, listener: listener, note: ledger.record)
  }

  /// Runs a point in a folder until it has come to its end or failed twice.
  ///
  /// - Parameter note: Takes each outcome as it comes.
  /// - Returns: The last.
  static func settle(
    _ point: SweepPointRecord, of study: Study, at folder: String, design: Designer,
    listener: Listener, note: (SweepPointRecord) throws -> Void = { _ in }
  ) throws -> SweepPointRecord {
    var point = point
    var afresh = point.status == .failed
    for _ in 0..<2 {
      do {
        let options = try prepare(folder, afresh: afresh)
        let start = ContinuousClock.now
        point.outcomes = try design(study, options)
        point.outcomes["seconds"] = (ContinuousClock.now - start) / .seconds(1)
        (point.status, point.reason) = (.done, nil)
        try note(point)
        return point
      } catch StudyError.unrealistic(let advice) {
        (point.status, point.reason) = (.unrealistic, advice)
        try note(point)
        return point
      } catch let error as FileLockError {
        throw error
      } catch {
        point.failures += 1
        (point.status, point.reason, point.outcomes) = (.failed, "\(error)", [:])
        try note(point)
        listener.remark("point \(point.number) failed: \(error)")
        afresh = true
      }
    }
    return point
  }

  /// The options with which a half-done point is continued and a failed one started again.
  private static func prepare(_ folder: String, afresh: Bool) throws -> DesignOptions {
    let run = RunFolder(folder)
    if run.holdsRun && !afresh { return DesignOptions(out: folder, resume: true) }
    // One that failed is started again; a folder that no run of ours left is not touched.
    return DesignOptions(out: folder, overwrite: run.holdsRun)
  }

  package static func folder(of number: Int, in folder: String) -> String {
    folder + "/points/" + String(number).leftPadded(to: 3, with: "0")
  }
}
