import Descriptors
import LatentDiffusion
import Studies
import Volumes

struct DescribeBody: Decodable {
  /// Which phase a label means: `0=acceptor,255=donor`.
  let labels: String?
  let sides: String?
  let pixel: Double?
  let only: [String]?
}

struct TargetsBody: Decodable {
  let model: String
  let labels: String?
  let sides: String?
  let tolerance: Double?
}

extension Workbench {
  var uploadRoutes: [Route] {
    let (uploads, work, volumes) = (uploads, work, volumes)
    let labels = Route.Parameter(
      name: "labels", type: .text,
      meaning: "which phase a label means, such as 0=acceptor,255=donor")
    return [
      .post(
        "uploads", "upload", "Takes a volume file; the body is the file.",
        query: [
          .init(
            name: "name", type: .text, meaning: "the file's name, whose ending says its format",
            isRequired: true)
        ], .bytes(limit: UploadShelf.longest), .document(UploadDocument.self, status: 201),
        errors: [409, 413, 422]
      ) { call in
        guard let name = call.request.parameter("name") else {
          throw APIError.invalid("name is missing: the file's name", key: "name")
        }
        let upload = try await uploads.take(call.request.body, name: name)
        return try .document(
          try await work { Self.document(upload, volumes) }, status: 201)
      },
      .post(
        "uploads/{id}/describe", "describeUpload", "Measures the descriptors of a file.",
        .json(DescribeBody.self), .json("The document `describe`: a number by descriptor."),
        errors: [404, 422]
      ) { call in
        let (body, upload): (DescribeBody, _) = (
          try await call.body(), try uploads.upload(call.name("id"))
        )
        return .json(try await work { try Self.describe(upload, body) })
      },
      .post(
        "uploads/{id}/targets", "readTargets",
        "The conditions of a model as a file has them, as targets, and whether that is realistic.",
        .json(TargetsBody.self), .document(UploadTargets.self), errors: [404, 422]
      ) { [models] call in
        let (body, upload): (TargetsBody, _) = (
          try await call.body(), try uploads.upload(call.name("id"))
        )
        let desk = try await models.desk(body.model)
        return try .document(try await work { try Self.targets(upload, body, desk) })
      },
      .delete("uploads/{id}", "removeUpload", "Removes a file.", errors: [404]) { call in
        try uploads.remove(call.name("id"))
        return HTTPResponse(status: 204)
      },
    ]
      + volumeRoutes("uploads/{id}/volume", "UploadVolume", of: "a file", query: [labels]) { call in
        let upload = try uploads.upload(call.name("id"))
        let labels = try call.request.parameter("labels").map { try LabelMap(parsing: $0) }
        return ServedVolume(
          volume: try await work { try volumes.volume(at: upload.path, labels: labels) },
          sides: .open)
      }
  }

  private static func document(
    _ upload: UploadShelf.Upload, _ volumes: VolumeCache
  ) -> UploadDocument {
    let read = Result { try volumes.volume(at: upload.path) }
    let problem: String? = if case .failure(let error) = read { "\(error)" } else { nil }
    return UploadDocument(
      id: upload.id, name: upload.name, bytes: upload.bytes, studyPath: upload.studyPath,
      readable: problem == nil, problem: problem, labels: labels(read),
      volume: (try? read.get()).map { VolumeFacts($0, sides: .open) })
  }

  /// The labels that the reader could not tell the phases of.
  private static func labels(_ read: Result<Volume, any Error>) -> [Double]? {
    guard case .failure(let error) = read, let error = error as? VolumeFileError else { return nil }
    return switch error {
    case .unknownLabels(_, let found, _), .unmappedLabels(_, let found): found
    default: nil
    }
  }

  private static func describe(
    _ upload: UploadShelf.Upload, _ body: DescribeBody
  ) throws -> String {
    var options = DescribeOptions(
      sides: try sides(body.sides) ?? .open, pixel: body.pixel ?? 1,
      labels: try body.labels.map { try LabelMap(parsing: $0) })
    guard (1e-9...1e9).contains(options.pixel) else {
      throw APIError.invalid("pixel is 1e-09 to 1e+09", key: "pixel")
    }
    if let only = body.only { options.only = try measurable(only) }
    return try Studies.describe(upload.path, options: options).json()
  }

  private static func targets(
    _ upload: UploadShelf.Upload, _ body: TargetsBody, _ desk: RequestDesk
  ) throws -> UploadTargets {
    let names = desk.card.conditions.map { Attribute(rawValue: $0) }
    let found = try Studies.describe(
      upload.path,
      options: DescribeOptions(
        sides: try sides(body.sides) ?? desk.card.sides,
        labels: try body.labels.map { try LabelMap(parsing: $0) }, only: names)
    ).measured
    let values = names.reduce(into: [String: Double]()) { values, name in
      if let value = found[name], value.isFinite { values[name.rawValue] = value }
    }
    return UploadTargets(
      targets: values.mapValues { .init(value: $0, tolerance: body.tolerance ?? 0.02) },
      check: try desk.check(values))
  }

  private static func sides(_ word: String?) throws(APIError) -> Sides? {
    guard let word else { return nil }
    guard let sides = Sides(rawValue: word) else {
      throw .invalid("sides is open or periodic, not “\(word)”", key: "sides")
    }
    return sides
  }
}
