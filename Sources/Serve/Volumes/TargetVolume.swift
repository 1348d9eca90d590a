import Descriptors
import Foundation
import StrictYAML
import Studies
import Volumes

/// The volume that a run's targets were read from, where it still lies in the workspace.
struct TargetVolume: Sendable {
  let path: String
  let labels: LabelMap?
  let sides: Sides
  let bytes: Int

  /// What a volume of this kind is called among those of a run.
  static let id = "target"

  /// - Parameter stated: The study file as it was handed in; it says which phase a label means.
  init?(of folder: RunFolder, stated: String, within workspace: ConfinedPath) {
    guard let measured = try? Study.load(folder.study).measuredOn,
      let found = measured.firstMatch(of: #/^(.+?), \d+×\d+×\d+ voxels, (\w+) sides/#)
    else { return nil }
    let path = String(found.1)
    guard let real = ConfinedPath.real(path), workspace.contains(real),
      let bytes = ConfinedPath.size(ofFile: real)
    else { return nil }
    let source = try? Study.load(stated).source
    self.path = real
    labels = source?.labels
    sides = Sides(rawValue: String(found.2)) ?? .open
    self.bytes = bytes
  }

  /// As the list of a run's volumes has it.
  var listed: RunVolumes.Volume {
    .init(
      id: Self.id, kind: "target", number: 0,
      file: path.split(separator: "/").last.map(String.init) ?? "", bytes: bytes)
  }
}
