import Corpus
import Foundation
import Testing

@Suite struct ImportTableTests {
  private func read(
    _ text: String, series: String? = nil, ignoring: Set<String> = []
  ) throws -> AttributeTable {
    let path = FileManager.default.temporaryDirectory.path + "/table-\(UUID().uuidString).csv"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return try AttributeTable(path: path, series: series, ignoring: ignoring)
  }

  /// The line, the column and the problem of the error that `text` gives.
  private func error(
    _ text: String, series: String? = nil, ignoring: Set<String> = []
  ) throws -> (line: Int, column: String?, problem: String) {
    let error = #expect(throws: ImportError.self) {
      try read(text, series: series, ignoring: ignoring)
    }
    guard case .table(_, let line, let column, let problem) = error else {
      throw CocoaError(.formatting)
    }
    return (line, column, problem)
  }

  @Test func `columns go by name, quotes and line ends by RFC 4180`() throws {
    let table = try read(
      "\u{FEFF}phi,file,\"note, long\",batch,χ\r\n"
        + "0.5,\"a,1.tif\",\"two\r\nlines\",\"the \"\"first\"\"\",-2e-3\r\n"
        + "\"1\",b.tif,,B,3\n",
      series: "batch", ignoring: ["note, long"])
    #expect(table.attributes == ["phi", "χ"])
    #expect(table.rows.map(\.file) == ["a,1.tif", "b.tif"])
    #expect(table.rows.map(\.series) == ["the \"first\"", "B"])
    #expect(table.rows.map(\.values) == [[0.5, -0.002], [1, 3]])
    #expect(table.rows.map(\.line) == [2, 4])
  }

  @Test func `a last line without an end, and empty lines, are taken`() throws {
    #expect(try read("file,phi\n\na.tif,1\n\nb.tif,2").rows.map(\.line) == [3, 5])
  }

  @Test(arguments: [
    ("file,phi\na.tif,0.5\nb.tif,high\n", 3, "phi"),
    ("file,phi\na.tif,\n", 2, "phi"),
    ("file,phi\na.tif,nan\n", 2, "phi"),
    ("file,phi\na.tif,0.5\na.tif,0.6\n", 3, "file"),
    ("file,phi\n,0.5\n", 2, "file"),
    ("name,phi\na.tif,0.5\n", 1, "file"),
    ("file,phi,phi\na.tif,1,2\n", 1, "phi"),
    ("file,phi,\na.tif,1,2\n", 1, ""),
    ("file,phi\n\"a\nb.tif\",1\nc.tif,x\n", 4, "phi"),
    ("file,phi\na.tif,\"1\n", 2, "2"),
    ("file,phi\na.tif,\"1\"2\n", 2, "2"),
    ("file,phi\na\"b.tif,1\n", 2, "1"),
  ])
  func `what is wrong is named by line and column`(text: String, line: Int, column: String) throws {
    let found = try error(text)
    #expect(found.line == line)
    #expect(found.column == column)
  }

  @Test func `rows of another length, and an empty table, are named by line`() throws {
    #expect(try error("file,phi\na.tif,1\nb.tif,1,2\n").line == 3)
    #expect(try error("file,phi\na.tif\n").problem.contains("1 fields where the header has 2"))
    #expect(try error("").line == 1)
  }

  @Test func `a column to pass over that is not there is an error`() throws {
    #expect(try error("file,phi\na.tif,1\n", ignoring: ["note"]).column == "note")
    #expect(try error("file,phi\na.tif,1\n", series: "batch").column == "batch")
  }

  @Test func `semicolons, tabs and UTF-16 give the same table, with a decimal comma`() throws {
    let rows = [["file", "batch", "phi"], ["a.tif", "A", "0,4"], ["b.tif", "B", "-1,5e-1"]]
    for separator in [";", "\t"] {
      let text = rows.map { $0.joined(separator: separator) }.joined(separator: "\r\n")
      let table = try read("\u{FEFF}" + text, series: "batch")
      #expect(table.attributes == ["phi"])
      #expect(table.rows.map(\.values) == [[0.4], [-0.15]])
      for (encoding, mark) in [
        (String.Encoding.utf16LittleEndian, [0xff, 0xfe]), (.utf16BigEndian, [0xfe, 0xff]),
      ] as [(String.Encoding, [UInt8])] {
        let path = FileManager.default.temporaryDirectory.path + "/wide-\(UUID().uuidString).csv"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let bytes = Data(mark) + (try #require(text.data(using: encoding)))
        try bytes.write(to: URL(fileURLWithPath: path))
        #expect(try AttributeTable(path: path, series: "batch").rows == table.rows)
      }
    }
    let said = try read("sep=;\nfile;phi\na.tif;0,4\n")
    #expect(said.rows.map(\.values) == [[0.4]])
    #expect(said.rows[0].line == 3)
  }

  @Test func `a point among decimal commas, and a comma among commas, are refused`() throws {
    #expect(try error("file;phi\na.tif;0,4\nb.tif;0.5\n").problem.contains("decimal comma"))
    #expect(try error("file,phi\na.tif,\"0,4\"\n").problem.contains("not a finite number"))
  }

  @Test func `a column without a name that numbers the rows is passed over, another is not`() throws
  {
    for header in ["", "Unnamed: 0"] {
      let table = try read("\(header),file,phi\n0,a.tif,0.4\n1,b.tif,0.5\n")
      #expect(table.attributes == ["phi"])
    }
    let trailing = try read("file,phi,\na.tif,0.4,\n")
    #expect(trailing.attributes == ["phi"])
    #expect(try error(",file,phi\n0.3,a.tif,0.4\n").problem.contains("has no name"))
  }
}
