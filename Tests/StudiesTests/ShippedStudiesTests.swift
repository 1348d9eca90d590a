import Foundation
import StrictYAML
import Studies
import Testing

/// The study files that users copy.
struct ShippedStudiesTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../studies").standardizedFileURL.path

  static let files = try! FileManager.default.contentsOfDirectory(atPath: folder)
    .filter { $0.hasSuffix(".yaml") }.sorted()

  @Test(arguments: files)
  func `every shipped study reads without error and reads back as itself`(file: String) throws {
    let document = try SettingsNode.load("\(Self.folder)/\(file)").without("sweep")
    let study = try Study.read(document)
    #expect(study.name + ".yaml" == file)
    #expect(try Study.read(SettingsNode.parse(study.yaml, file: "study.yaml")) == study)
    if let source = study.source {
      #expect(FileManager.default.fileExists(atPath: source.file))
    }
  }

  @Test
  func `there are studies to copy`() {
    #expect(Self.files.count >= 6)
  }
}
