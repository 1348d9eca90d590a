import Foundation
import Reports
import Studies
import Support
import Volumes

extension Workbench {
  var runFileRoutes: [Route] {
    let (runs, work, workspace) = (runs, work, workspace)
    return [
      .get(
        "runs/{run}/record", "getRecord", "The run's ledger, table by table.",
        query: [
          .init(
            name: "parts",
            type: .list(
              RunRecordDocument.parts, count: 1...RunRecordDocument.parts.count),
            meaning:
              "names of tables with commas between them; all but \(RunRecordDocument.large.sorted().joined(separator: " and ")) unless given"
          ),
          .init(
            name: "after", type: .integer(0...1_000_000_000),
            meaning: "evaluations with a greater id alone"),
        ], .document(RunRecordDocument.self), errors: [404, 422]
      ) { call in
        let (name, parts) = (try call.name("run"), try Self.parts(call))
        let after = try call.integer("after", in: 0...1_000_000_000) ?? 0
        let folder = try self.folder(name)
        return try .document(
          try await work {
            try RunRecordDocument(name, folder, parts: parts, after: Int64(after))
          })
      },
      .get(
        "runs/{run}/candidates/{rank}", "getCandidate", "What is known of a candidate.",
        .json("The document `candidate`."), errors: [404]
      ) { call in
        let folder = try self.folder(call.name("run"))
        guard let rank = Int(call.values["rank"] ?? ""), (0..<1_000_000).contains(rank),
          let data = FileManager.default.contents(
            atPath: "\(folder.path)/\(folder.candidate(rank))/descriptors.json")
        else { throw APIError.notFound("There is no such candidate.") }
        return .json(String(decoding: data, as: UTF8.self))
      },
      .get(
        "runs/{run}/volumes", "listVolumes", "The volumes of a run.", .document(RunVolumes.self),
        errors: [404]
      ) { call in
        let name = try call.name("run")
        let folder = try self.folder(name)
        return try .document(
          try await work { RunVolumes(folder, target: self.target(of: name, folder)) })
      },
      .get(
        "runs/{run}/files", "listFiles", "The files of a run's folder.",
        .document(RunFileList.self), errors: [404]
      ) { call in
        let folder = try self.folder(call.name("run"))
        return try .document(try await work { RunFileList(files: RunFiles(folder: folder).all()) })
      },
      .get(
        "runs/{run}/files/{path...}", "getFile", "A file of a run's folder.",
        .bytes(type: "*/*", "the file"), errors: [404]
      ) { call in try Self.file(call.rest, in: self.folder(call.name("run")).path) },
      .get(
        "runs/{run}/archive", "getArchive", "The whole folder of a run, packed.",
        .bytes(type: "application/zip", "an archive"), errors: [404]
      ) { call in try await self.archive(call.name("run")) },
      .get(
        "runs/{run}/log", "getLog", "What a run that was started here has remarked.",
        .bytes(type: "text/plain", "lines of text"), errors: [404]
      ) { call in
        let name = try call.name("run")
        guard await runs.state(of: name) != nil else {
          throw APIError.notFound("There is no run \(name).")
        }
        let data = FileManager.default.contents(atPath: workspace.log(name)) ?? Data()
        return HTTPResponse(type: "text/plain; charset=utf-8", data)
      },
    ]
      + volumeRoutes(
        "runs/{run}/volumes/{volume}", "RunVolume", of: "a candidate or a simulated film"
      ) { call in try await self.volume(call) }
  }

  /// The folder of a run that has one.
  func folder(_ name: String) throws(APIError) -> RunFolder {
    guard let folder = workspace.existingRun(name), folder.holdsRun else {
      throw .notFound("There is no run \(name), or it has recorded nothing yet.")
    }
    return folder
  }

  private static func parts(_ call: Call) throws(APIError) -> Set<String> {
    let all = Set(RunRecordDocument.parts)
    guard let text = call.request.parameter("parts") else {
      return all.subtracting(RunRecordDocument.large)
    }
    let wanted = text.split(separator: ",").map(String.init)
    if let other = wanted.first(where: { !all.contains($0) }) {
      throw .invalid(
        "“\(other)” is no part of a ledger; there are "
          + RunRecordDocument.parts.joined(separator: ", "), key: "parts")
    }
    return Set(wanted)
  }

  private func volume(_ call: Call) async throws -> ServedVolume {
    let name = try call.name("run")
    let folder = try folder(name)
    let (id, volumes) = (try call.name("volume"), volumes)
    return try await work {
      if id == TargetVolume.id, let target = self.target(of: name, folder) {
        return ServedVolume(
          volume: try volumes.volume(at: target.path, labels: target.labels), sides: target.sides)
      }
      guard let found = RunVolumes(folder).volumes.first(where: { $0.id == id }) else {
        throw APIError.notFound("There is no volume \(id) in this run.")
      }
      let volume = try volumes.volume(at: folder.path + "/" + found.file)
      return ServedVolume(volume: volume, sides: .periodic)
    }
  }

  /// The volume that the run's targets were read from; nil where there is none in the workspace.
  private func target(of name: String, _ folder: RunFolder) -> TargetVolume? {
    TargetVolume(of: folder, stated: workspace.study(name), within: workspace.confined)
  }

  /// A file below a run's or a sweep's folder, as a browser may have it.
  static func file(_ parts: [String], in folder: String) throws(APIError) -> HTTPResponse {
    guard let path = ConfinedPath(folder).existing(parts),
      let bytes = ConfinedPath.size(ofFile: path), let name = parts.last
    else { throw APIError.notFound("There is no such file in the folder.") }
    var response = HTTPResponse(
      headers: ["Content-Type": MediaType.of(path)], body: .file(path: path, bytes: bytes))
    response.headers["Content-Security-Policy"] = PageHeaders.filePolicy
    if !MediaType.isShown(path) { response.headers["Content-Disposition"] = attachment(name) }
    return response
  }

  private func archive(_ name: String) async throws -> HTTPResponse {
    let (folder, work) = (try folder(name), work)
    let archive = NSTemporaryDirectory() + "/binodal-\(UUID().uuidString).zip"
    try await work { try RunFiles(folder: folder).pack(into: archive, name: name) }
    var response = HTTPResponse(
      body: .stream { writer in
        defer { try? FileManager.default.removeItem(atPath: archive) }
        guard let handle = FileHandle(forReadingAtPath: archive) else { return }
        defer { try? handle.close() }
        while let piece = try handle.read(upToCount: 1 << 16), !piece.isEmpty {
          try await writer.write(piece)
        }
      })
    response.headers["Content-Type"] = "application/zip"
    response.headers["Content-Disposition"] = Self.attachment(name + ".zip")
    return response
  }

  /// A file's name for a browser to save it under, and in ASCII for programs that know no other, such as curl.
  ///
  /// - Source: RFC 6266, RFC 8187.
  private static func attachment(_ name: String) -> String {
    let plain = CharacterSet(
      charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._")
    let ascii = String(
      String.UnicodeScalarView(name.unicodeScalars.map { plain.contains($0) ? $0 : "_" }))
    return "attachment; filename=\"\(ascii)\"; filename*=UTF-8''"
      + (name.addingPercentEncoding(withAllowedCharacters: plain) ?? "file")
  }
}

extension RunVolumes {
  /// What a run's folder holds: candidates by rank, then simulated films; at last what it aimed at.
  init(_ folder: RunFolder, target: TargetVolume? = nil) {
    let files = RunFiles(folder: folder).all()
    let found = files.compactMap { file -> Volume? in
      let parts = file.path.split(separator: "/").map(String.init)
      if parts.count == 3, parts[0] == "candidates", parts[2] == "volume.vti",
        let rank = Int(parts[1])
      {
        return Volume(
          id: "candidate-\(parts[1])", kind: "candidate", number: rank, file: file.path,
          bytes: file.bytes)
      }
      guard parts.count == 2, parts[0] == "films", parts[1].hasSuffix(".vti"),
        let number = Int(parts[1].dropLast(4))
      else { return nil }
      return Volume(
        id: "film-\(parts[1].dropLast(4))", kind: "film", number: number, file: file.path,
        bytes: file.bytes)
    }
    volumes =
      found.sorted { ($0.kind, $0.number) < ($1.kind, $1.number) }
      + [target?.listed].compactMap(\.self)
  }
}
