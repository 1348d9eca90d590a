import Foundation
import Studies
import Support

/// The files of the page.
struct PageFiles: Sendable {
  private let folder: ConfinedPath

  /// Finds the page beside the program: where the build leaves it, or where an installation has it.
  init() {
    let program = ConfinedPath.real("/proc/self/exe") ?? "/"
    let beside = program.split(separator: "/").dropLast().joined(separator: "/")
    // An installed program lies in PREFIX/bin or in PREFIX/lib/binodal.
    let folders = [
      "Binodal_Serve.resources/Page", "../share/binodal/Page", "../../share/binodal/Page",
    ].map { "/\(beside)/\($0)" }
    folder = ConfinedPath(
      folders.first { FileManager.default.fileExists(atPath: $0) } ?? folders[0])
  }

  /// - Throws: ``APIError`` where there is no such file.
  func answer(_ request: HTTPRequest, _ path: [String]) throws(APIError) -> HTTPResponse {
    let path = path.last == "" ? path.dropLast() + ["index.html"] : path
    guard let file = folder.existing(path), let bytes = ConfinedPath.size(ofFile: file) else {
      throw .notFound("There is no such page.")
    }
    var response = HTTPResponse(headers: ["Content-Type": MediaType.of(file)])
    response.headers["Cache-Control"] = "no-cache"
    let tag = "\"\(bytes)-\(Self.time(of: file))\""
    response.headers["ETag"] = tag
    if request.headers["If-None-Match"] == tag {
      response.status = 304
    } else {
      response.body = .file(path: file, bytes: bytes)
    }
    return response
  }

  private static func time(of file: String) -> Int {
    var facts = stat()
    return stat(file, &facts) == 0 ? Int(facts.st_mtim.tv_sec) : 0
  }
}

/// The type of a file by its ending.
enum MediaType {
  private static let types = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8", "mjs": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8", "svg": "image/svg+xml", "png": "image/png",
    "ico": "image/x-icon", "woff2": "font/woff2", "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8", "yaml": "text/plain; charset=utf-8",
    "dat": "text/plain; charset=utf-8", "gp": "text/plain; charset=utf-8", "pdf": "application/pdf",
    "vert": "text/plain; charset=utf-8", "frag": "text/plain; charset=utf-8",
    "glsl": "text/plain; charset=utf-8",
  ]

  static func of(_ file: String) -> String {
    let ending = file.split(separator: "/").last?.split(separator: ".").last.map(String.init) ?? ""
    return types[ending.lowercased()] ?? "application/octet-stream"
  }

  /// Whether a browser may show a file of a run rather than save it.
  static func isShown(_ file: String) -> Bool {
    ["html", "png", "svg", "json", "txt", "csv", "yaml"].contains {
      file.lowercased().hasSuffix(".\($0)")
    }
  }
}
