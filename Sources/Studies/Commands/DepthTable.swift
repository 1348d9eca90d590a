import Descriptors
import Support
import Volumes

extension RunFolder {
  /// Leaves a film's depth profile beside its volume: `depth.csv` for `volume.vti`,
  /// `NAME-depth.csv` for another name.
  ///
  /// - Parameter file: The volume's path.
  static func writeDepth(of volume: Volume, beside file: String) throws {
    let profile = DepthProfile(volume)
    var table = CSVTable(columns: ["z_nm"] + DepthProfile.phases.map { "\($0)" })
    for (height, fractions) in zip(profile.heights, profile.fractions) {
      table.append(["\(height)"] + fractions.map { decimal($0, 6) })
    }
    let name = file.hasSuffix("/volume.vti") ? file.dropLast(10) : file.dropLast(4) + "-"
    try RunFolder("").write(table.text, to: name + "depth.csv")
  }
}
