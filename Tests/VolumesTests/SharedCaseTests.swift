import Foundation
import Testing
import Volumes

/// Files of other programs that lie beside the repository, with the volume that each must be.
struct SharedCaseTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/cases").path

  @Test(arguments: [
    ("01-imagej-one-ifd/one-ifd.tif", "255=donor,0=acceptor", [2.0, 2, 4]),
    ("02-imagej-channels/two-channels.tif", "255=donor,0=acceptor", []),
    ("02-imagej-channels/two-channels.ome.tif", "255=donor,0=acceptor", []),
    ("03-bool-tiff/bool.tif", "1=donor,0=acceptor", []),
    ("04-ome-lengths/film-angstrom.tif", "255=donor,0=acceptor", [2, 2, 5]),
    ("04-ome-lengths/film-um.tif", "255=donor,0=acceptor", [2, 2, 5]),
    ("04-ome-lengths/film.ome.tif", "255=donor,0=acceptor", [2, 2, 5]),
    ("05-image-depth/depth.tif", "255=donor,0=acceptor", []),
    ("15-slices/slices", "255=donor,0=acceptor", []),
    ("16-raw-alone/film_7x5x4_uint8.raw", "200=donor,40=acceptor", []),
    ("16-raw-alone/mhd.mhd", "200=donor,40=acceptor", [2, 2, 4]),
    ("19-tiff-labels/int16-negative.tif", "-1=donor,2=acceptor,0=mixed", []),
    ("19-tiff-labels/rgb.tif", "255=donor,0=acceptor,127=mixed", []),
    ("19-tiff-labels/uint32.tif", "4294967295=donor,7=acceptor,70000=mixed", []),
  ])
  func `every voxel of the case is found`(name: String, labels: String, lengths: [Double]) throws {
    let path = Self.folder + "/" + name
    let truth = Self.folder + "/" + name.prefix { $0 != "/" } + "/truth.npy"
    guard FileManager.default.fileExists(atPath: path) else {
      return print("skipped: \(path) is not here")
    }
    let map = try LabelMap(parsing: labels)
    let channel = name.hasPrefix("02") ? 0 : nil
    let volume = try readVolume(at: path, labels: map, options: ReadOptions(channel: channel))
    let right = try readVolume(at: truth)
    #expect(volume.shape == right.shape)
    #expect(
      Phase.allCases.map { volume.count(of: $0) } == Phase.allCases.map { right.count(of: $0) })
    #expect(volume.labels == right.labels)
    let found = [volume.spacing.x, volume.spacing.y, volume.spacing.z]
    for (one, other) in zip(found, lengths) { #expect(abs(one - other) < 1e-6 * other) }
  }
}
