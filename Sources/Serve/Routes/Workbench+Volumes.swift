import Studies
import Volumes

/// What may be asked of a volume, wherever it lies.
extension Workbench {
  /// The four routes of volumes under a path.
  func volumeRoutes(
    _ path: String, _ id: String, of what: String, query: [Route.Parameter] = [],
    _ volume: @escaping @Sendable (Call) async throws -> ServedVolume
  ) -> [Route] {
    let work = work
    let axes = SlicePicture.Axis.allCases.map(\.rawValue)
    return [
      .get(
        path, "get\(id)", "The labels of \(what), one byte a voxel, x fastest, then y, then z.",
        query: query,
        .bytes(type: "application/octet-stream", "labels 0 donor, 1 acceptor, 3 mixed"),
        errors: [404, 422]
      ) { call in
        let served = try await volume(call)
        return try await work { served.labels(for: call.request) }
      },
      .get(
        path + "/info", "get\(id)Info", "The size of \(what) and what it is made of.", query: query,
        .document(VolumeInfo.self), errors: [404, 422]
      ) { call in try .document(VolumeInfo(try await volume(call).facts)) },
      .get(
        path + "/slice", "get\(id)Slice", "A cut through \(what), one pixel a voxel.",
        query: query + [
          .init(name: "axis", type: .words(axes), meaning: "what the cut is perpendicular to"),
          .init(
            name: "index", type: .integer(0...4095),
            meaning: "the voxel along the axis; the middle "
              + "one unless given"),
        ], .bytes(type: "image/png", "a picture"), errors: [404, 422]
      ) { call in
        let axis = SlicePicture.Axis(rawValue: try call.word("axis", of: axes) ?? "z")!
        let served = try await volume(call)
        let count = SlicePicture.count(along: axis, of: served.volume.shape)
        let index = try call.integer("index", in: 0...count - 1) ?? count / 2
        return HTTPResponse(
          type: "image/png",
          try await work {
            try SlicePicture(volume: served.volume, axis: axis, index: index).png()
          })
      },
      .get(
        path + "/curves", "get\(id)Curves",
        "Phases through the thickness, two-point statistics and chord lengths of \(what).",
        query: query, .document(Structure.self), errors: [404, 422]
      ) { call in
        let served = try await volume(call)
        return try .document(try await work { Structure(served) })
      },
    ]
  }
}
