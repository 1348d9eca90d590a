import Foundation
import FoundationXML
import Testing
import Volumes

struct PVDTests {
  private let scratch = Scratch()

  @Test func `a collection names each file with its time, as an XML parser reads it`() throws {
    let steps = [
      PVDCollection.Step(time: 0.125, file: "film_0001.vti"),
      PVDCollection.Step(time: 316.22776601683796, file: "a & <b> \"c\".vti"),
    ]
    let path = scratch.file("film.pvd")
    try PVDCollection(steps: steps).write(to: path)
    let reader = CollectionReader()
    let parser = XMLParser(data: Data(try bytes(of: path)))
    parser.delegate = reader
    #expect(parser.parse())
    #expect(reader.type == "Collection")
    #expect(reader.steps == steps)  // a Double's shortest decimals bring the same Double back
  }

  @Test func `a series that grows replaces its collection and leaves nothing else`() throws {
    let path = scratch.file("film.pvd")
    var collection = PVDCollection()
    for number in 1...3 {
      collection.steps.append(.init(time: Double(number), file: "film_000\(number).vti"))
      try collection.write(to: path)
    }
    #expect(scratch.files == ["film.pvd"])
    #expect(String(decoding: try bytes(of: path), as: UTF8.self).contains("film_0003.vti"))
  }

  @Test func `a collection that cannot be written says so`() {
    let error = fault { () throws(VolumeFileError) in
      try PVDCollection().write(to: scratch.file("no/such/folder.pvd"))
    }
    guard case .unwritable = error else {
      Issue.record("expected unwritable, got \(String(describing: error))")
      return
    }
  }
}

/// Foundation's parser, as a reader that is not ours.
private final class CollectionReader: NSObject, XMLParserDelegate {
  var type: String?
  var steps: [PVDCollection.Step] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    if name == "VTKFile" { type = attributes["type"] }
    guard name == "DataSet", let time = attributes["timestep"].flatMap(Double.init) else { return }
    steps.append(.init(time: time, file: attributes["file"] ?? ""))
  }
}
