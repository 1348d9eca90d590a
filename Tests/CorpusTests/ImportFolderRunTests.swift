import Corpus
import Foundation
import Testing
import Volumes

@Suite struct ImportFolderRunTests {
  private func write(_ scratch: ImportScratch, files: [String], table: String) throws {
    try FileManager.default.createDirectory(
      atPath: scratch("films"), withIntermediateDirectories: true)
    for (number, file) in files.enumerated() {
      try writeVolume(ImportScratch.film(number), to: scratch("films/\(file)"))
    }
    try Data(table.utf8).write(to: URL(fileURLWithPath: scratch("films/table.csv")))
  }

  private func importer(_ scratch: ImportScratch, shape: Shape? = nil) throws -> CorpusImporter {
    var options = ImportOptions(name: "films", segmentation: .labels(.graspi))
    (options.validation, options.test, options.shape) = (0.3, 0.3, shape)
    let table = try AttributeTable(path: scratch("films/table.csv"), series: "batch")
    return CorpusImporter(
      source: .folder(scratch("films"), table: table, seriesColumn: "batch"), options: options,
      folder: scratch("corpus"), workers: 2)
  }

  private let files = ["a.tif", "b.vti", "c.npy", "d.nrrd"]
  private let table = "batch,file,T\nI,a.tif,1\nII,d.nrrd,4\nI,c.npy,3\nIII,b.vti,2\n"

  @Test func `files of any format go with their rows`() throws {
    try ImportScratch.with { scratch in
      try write(scratch, files: files, table: table)
      _ = try importer(scratch).run()
      let reader = try CorpusReader(folder: scratch("corpus"))
      #expect(reader.manifest.series.map(\.header.source) == ["I", "II", "III"])
      #expect(reader.samples.map { $0["T"] } == [1, 3, 4, 2])
      for sample in reader.samples {
        let number = Int(try #require(sample["T"])) - 1
        #expect(try reader.volume(of: sample).labels == ImportScratch.film(number).labels)
      }
      guard case .imported(let source) = reader.header.origin else {
        throw CorpusError.unfinished(folder: "")
      }
      #expect(source.files.count == 5)
      for file in source.files {
        #expect(file.hash == sha256(try Data(contentsOf: URL(fileURLWithPath: file.name))))
      }
    }
  }

  @Test func `a composed name in the table finds the decomposed one on the disk`() throws {
    let (composed, decomposed) = ("f\u{FC}r.tif", "fu\u{308}r.tif")
    try ImportScratch.with { scratch in
      try write(
        scratch, files: ["b.vti", "c.npy", "d.nrrd", decomposed],
        table: "batch,file,T\nI,\(composed),4\nII,d.nrrd,3\nI,c.npy,2\nIII,b.vti,1\n")
      _ = try importer(scratch).run()
      let reader = try CorpusReader(folder: scratch("corpus"))
      let sample = try #require(reader.samples.first { $0["T"] == 4 })
      #expect(try reader.volume(of: sample).labels == ImportScratch.film(3).labels)
    }
  }

  @Test func `rows without files and files without rows are named`() throws {
    try ImportScratch.with { scratch in
      try write(scratch, files: files, table: table + "I,e.tif,5\n")
      #expect(
        throws: ImportError.filesMissing(
          table: scratch("films/table.csv"), folder: scratch("films"), names: ["e.tif"])
      ) { try importer(scratch).run() }
      try write(scratch, files: files + ["f.npy"], table: table)
      #expect(
        throws: ImportError.rowsMissing(table: scratch("films/table.csv"), names: ["f.npy"])
      ) { try importer(scratch).run() }
    }
  }

  @Test func `volumes of another shape are refused by name, or resized where asked`() throws {
    try ImportScratch.with { scratch in
      try write(scratch, files: files, table: table)
      let odd = ImportScratch.film(9, shape: Shape(nx: 12, ny: 8, nz: 6))
      try writeVolume(odd, to: scratch("films/b.vti"))
      #expect(
        throws: ImportError.shapesDiffer(
          path: scratch("films/b.vti"), sample: "b.vti", found: "12×8×6", wanted: "10×8×6")
      ) { try importer(scratch).run() }
      try FileManager.default.removeItem(atPath: scratch("corpus"))
      let small = Shape(nx: 5, ny: 4, nz: 3)
      _ = try importer(scratch, shape: small).run()
      let reader = try CorpusReader(folder: scratch("corpus"))
      let sample = try #require(reader.samples.first { $0["T"] == 2 })
      #expect(try reader.volume(of: sample).labels == odd.resized(to: small).labels)
      #expect(reader.header.spacing == nil)
    }
  }
}
