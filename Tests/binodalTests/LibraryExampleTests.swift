import Foundation
import Programs
import Testing

/// `Examples/Measure`, a package of its own that uses the library, beside the program.
@Suite struct LibraryExampleTests {
  private let source = "Examples/Measure/Sources/Measure/main.swift"
  private let film = "Tests/VolumesTests/Goldens/raw.nrrd"
  private let labels = "0=donor,1=acceptor,3=mixed"

  @Test func `the library's example measures the numbers of describe and writes the film`() throws {
    let scratch = try Scratch()
    let copy = scratch.url.appending(path: "film.vti").path
    let folders = ["--package-path", "Examples/Measure", "--scratch-path", ".build/example"]
    let built = try OtherProgram.run(["swift", "build"] + folders)
    try #require(built.status == 0, "\(built.text)")

    let measured = try OtherProgram.run([".build/example/debug/Measure", film, labels, copy])
    try #require(measured.status == 0, "\(measured.text)")
    let printed = try measured.lines.map { line in
      let words = line.split(separator: " ")
      try #require(words.count == 2, "\(line)")
      return (String(words[0]), String(words[1]))
    }

    for words in [[film, "--labels", labels], [copy]] {
      let described = try describe(words)
      #expect(printed.count == described.count)
      for (name, text) in printed { #expect(described[name] == text, "\(name)") }
    }
  }

  @Test func `the page on the library shows the example as it is built`() throws {
    let page = try String(contentsOfFile: "docs/reference/library.md", encoding: .utf8)
    let code = try String(contentsOfFile: source, encoding: .utf8)
    #expect(page.contains("```swift\n\(code)```\n"))
    let manifest = try String(contentsOfFile: "Examples/Measure/Package.swift", encoding: .utf8)
    #expect(page.contains("product(name: \"BinodalVolumes\", package: \"Binodal\")"))
    #expect(manifest.contains("product(name: \"BinodalVolumes\", package: \"Binodal\")"))
  }

  /// The descriptors of `binodal describe --json`, each as the example prints it.
  private func describe(_ words: [String]) throws -> [String: String] {
    let ended = try Program.run(["describe", "--sides", "open", "--json"] + words)
    try #require(ended.status == 0, "\(ended.err)")
    let members = try JSONDecoder().decode([String: Member].self, from: Data(ended.out.utf8))
    let beside: Set = ["document", "schema_version", "tolerance", "voxel_nm"]
    return members.filter { !beside.contains($0.key) }.mapValues(\.text)
  }

  /// A value of the document; `JSONSerialization` would round its numbers.
  private struct Member: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let number = try? value.decode(Double.self) {
        text = "\(number)"
      } else if let word = try? value.decode(String.self) {
        text = word
      } else {
        text = "undefined"
      }
    }
  }
}
