import Descriptors
import Foundation
import Studies
import Volumes

/// A volume on its way to a viewer.
struct ServedVolume: Sendable {
  let volume: Volume
  let sides: Sides

  var facts: VolumeFacts { VolumeFacts(volume, sides: sides) }

  /// One byte a voxel, x fastest, then y, then z; packed where the client takes gzip.
  func labels(for request: HTTPRequest) -> HTTPResponse {
    let shape = volume.shape
    var response = HTTPResponse(type: "application/octet-stream", Data())
    response.headers["X-Binodal-Shape"] = "\(shape.nx),\(shape.ny),\(shape.nz)"
    response.headers["X-Binodal-Spacing-Nm"] =
      "\(volume.spacing.x),\(volume.spacing.y),\(volume.spacing.z)"
    response.headers["X-Binodal-Phases"] =
      Phase.allCases.map { "\($0.rawValue)=\($0)" }.joined(separator: ",")
    response.headers["Vary"] = "Accept-Encoding"
    if request.headers.lists("gzip", in: "Accept-Encoding") {
      response.headers["Content-Encoding"] = "gzip"
      response.body = .data(Data(Deflate.gzip(volume.labels, level: 1)))
    } else {
      response.body = .data(Data(volume.labels))
    }
    return response
  }
}

/// The size of a volume and what it is made of.
struct VolumeFacts: Encodable, Sendable {
  struct Part: Encodable, Sendable {
    /// The label of the phase's voxels.
    let label: Int
    let name: String
    let voxels: Int
  }

  /// Voxels along x, y and z.
  let shape: [Int]
  let spacingNm: [Double]
  let sides: String
  let phases: [Part]

  init(_ volume: Volume, sides: Sides) {
    shape = [volume.shape.nx, volume.shape.ny, volume.shape.nz]
    spacingNm = [volume.spacing.x, volume.spacing.y, volume.spacing.z]
    self.sides = sides.rawValue
    phases = Phase.allCases.map {
      Part(label: Int($0.rawValue), name: "\($0)", voxels: volume.count(of: $0))
    }
  }
}

/// ``VolumeFacts`` as a document.
struct VolumeInfo: JSONDocument, Sendable {
  static let document = "volume_info"
  let shape: [Int]
  let spacingNm: [Double]
  let sides: String
  let phases: [VolumeFacts.Part]

  init(_ facts: VolumeFacts) {
    (shape, spacingNm, sides, phases) = (facts.shape, facts.spacingNm, facts.sides, facts.phases)
  }
}
