import Support

/// Text with the marks of HTML made harmless, and control characters but line ends and tabs as escapes.
func html(_ text: String) -> String {
  text.printable(keeping: ["\n", "\t"]).reduce(into: "") { out, letter in
    switch letter {
    case "&": out += "&amp;"
    case "<": out += "&lt;"
    case ">": out += "&gt;"
    case "\"": out += "&quot;"
    case "'": out += "&#39;"
    default: out.append(letter)
    }
  }
}

/// A table of the page. Heads and cells are HTML already; the first column is a head of its row.
func htmlTable(_ heads: [String], _ rows: [[String]], caption: String = "") -> String {
  let head = heads.map { "<th scope=\"col\">\($0)</th>" }.joined()
  let body = rows.map { row in
    let cells = row.enumerated().map { index, cell in
      index == 0 ? "<th scope=\"row\">\(cell)</th>" : "<td>\(cell)</td>"
    }
    return "<tr>\(cells.joined())</tr>"
  }
  let title = caption.isEmpty ? "" : "<caption>\(caption)</caption>"
  return """
    <div class="wide"><table>\(title)<thead><tr>\(head)</tr></thead>
    <tbody>
    \(body.joined(separator: "\n"))
    </tbody></table></div>
    """
}

/// A value beside whether it meets its target: said in words and colour, never in colour alone.
func verdict(_ text: String, met: Bool) -> String {
  met ? "<span class=\"met\">\(text)</span>" : "<span class=\"missed\">\(text)&nbsp;✗</span>"
}
