import Foundation
import Testing
import Volumes

/// Files that other programs wrote (`Goldens/make.py`, `Goldens/VERSIONS`) are read as they meant.
struct GoldenTests {
  @Test(arguments: [
    "c-u1.npy", "fortran-u1.npy", "fortran-i8.npy", "big-endian-i2.npy", "version2.npy",
    "version3.npy", "pages.tif", "big-endian-u2.tif", "bigtiff.tif", "imagej.tif",
    "h5py-v110.h5", "vtk-appended-base64-cells.vti", "vtk-appended-base64-points.vti",
    "vtk-appended-base64-zlib-cells.vti", "vtk-appended-base64-zlib-points.vti", "raw.nrrd",
    "gzip.nrrd", "ascii.nrrd", "mode0.mrc", "mode6.mrc",
  ])
  func `labels of other programs keep their positions`(name: String) throws {
    let volume = try readVolume(at: golden(name), labels: .graspi)
    #expect(volume.shape == markedVolume().shape)
    #expect(volume.labels == markedVolume().labels)
  }

  @Test(arguments: [
    "big-endian-f8.npy", "big-endian-f8.nrrd", "tiles-deflate-f4.tif", "vtk-ascii-cells.vti",
    "vtk-ascii-points.vti",
    "vtk-binary-cells.vti", "vtk-binary-points.vti", "vtk-binary-zlib-cells.vti",
    "vtk-binary-zlib-points.vti", "vtk-appended-cells.vti", "vtk-appended-points.vti",
    "vtk-appended-zlib-cells.vti", "vtk-appended-zlib-points.vti",
  ])
  func `reals of other programs keep their positions, and are labels only by a map`(
    name: String
  ) throws {
    let field = try readField(at: golden(name))
    #expect(field.values == markedVolume().labels.map(Float.init))
    let mapped = try readVolume(at: golden(name), labels: .graspi)
    #expect(mapped.labels == markedVolume().labels)
    let error = fault { () throws(VolumeFileError) in _ = try readVolume(at: golden(name)) }
    #expect(error == .unmappedLabels(path: golden(name), found: [0, 1, 3]))
  }

  @Test func `a boolean array is two labels, and nothing says which is which`() throws {
    let map = LabelMap([0: .mixed, 1: .donor])
    let volume = try readVolume(at: golden("bool.npy"), labels: map)
    #expect(volume.labels == markedVolume().labels.map { $0 == 1 ? 0 : 3 })
    let error = fault { () throws(VolumeFileError) in _ = try readVolume(at: golden("bool.npy")) }
    #expect(error == .unmappedLabels(path: golden("bool.npy"), found: [0, 1]))
  }

  @Test func `the lengths that other programs wrote come back`() throws {
    let spacing = Spacing(x: 0.5, y: 2, z: 4)
    #expect(try readField(at: golden("gzip.nrrd")).spacing == spacing)
    #expect(try readField(at: golden("mode0.mrc")).spacing == spacing)
    #expect(try readField(at: golden("vtk-ascii-cells.vti")).spacing == spacing)
    #expect(try readField(at: golden("imagej.tif")).spacing == spacing)
  }

  @Test func `an array that is not there is answered with those that are`() {
    let path = golden("vtk-ascii-cells.vti")
    let error = fault { () throws(VolumeFileError) in
      _ = try readField(at: path, options: ReadOptions(dataset: "phi"))
    }
    #expect(error == .noSuchArray(path: path, asked: "phi", available: ["velocity", "phase"]))
  }

  @Test func `samples that h5py wrote are listed and read one by one`() throws {
    let reader = try SampleReader(path: golden("h5py-earliest.h5"))
    #expect(reader.names == ["more/sample_1", "sample_0", "sample_2"])
    for name in reader.names {
      let volume = try reader.volume(name, labels: .graspi)
      #expect(volume.shape == markedVolume().shape)
      #expect(volume.labels == markedVolume().labels)
    }
    #expect(try reader.attributes(of: "sample_2") == ["phi": 2.5, "count": 2])
  }

  @Test func `several datasets without a name are answered with the names`() {
    let path = golden("h5py-earliest.h5")
    let error = fault { () throws(VolumeFileError) in _ = try readVolume(at: path) }
    #expect(
      error
        == .noSuchArray(
          path: path, asked: nil, available: ["more/sample_1", "sample_0", "sample_2"]))
  }
}

/// The path of a file that another program wrote.
func golden(_ name: String) -> String {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  return folder.appendingPathComponent("Goldens/" + name).path
}
