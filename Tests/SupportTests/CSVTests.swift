import Support
import Testing

struct CSVTests {
  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"a\"", "\"say \"\"a\"\"\""),
    ("a\nb", "\"a\nb\""), ("=1+1", "\"=1+1\""), ("@sum", "\"@sum\""), ("-0.5", "-0.5"),
    ("+2e3", "+2e3"), ("-cmd", "\"-cmd\""), ("-", "-"),
  ])
  func `a field is quoted where a reader would take it apart`(text: String, field: String) {
    #expect(CSV.field(text) == field)
  }

  @Test func `a table is its header and its rows`() {
    var table = CSVTable(columns: ["name", "value"])
    #expect(table.text == "name,value\n")
    table.append(["a,b", "-0.5"])
    table.append(["", "inf"])
    #expect(table.text == "name,value\n\"a,b\",-0.5\n,inf\n")
  }
}
