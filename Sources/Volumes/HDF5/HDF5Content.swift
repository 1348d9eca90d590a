import Foundation

/// A sample as read: its voxels and its numbers.
struct HDF5Content {
  var raster: Raster
  let attributes: [String: Double]
}

extension HDF5Content: Codable {
  private enum CodingKeys: CodingKey {
    case path, shape, attributes, scalars
  }

  func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(raster.path, forKey: .path)
    try values.encode(raster.shape, forKey: .shape)
    try values.encode(attributes, forKey: .attributes)
    try values.encode(raster.scalars, forKey: .scalars)
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let shape = try values.decode(Shape.self, forKey: .shape)
    let scalars = try values.decode(Scalars.self, forKey: .scalars)
    guard scalars.count == shape.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .scalars, in: values, debugDescription: "\(scalars.count) values of \(shape)")
    }
    attributes = try values.decode([String: Double].self, forKey: .attributes)
    raster = Raster(
      path: try values.decode(String.self, forKey: .path), shape: shape,
      spacing: Spacing(sampleAttributes: attributes), scalars: scalars)
  }
}

extension Scalars: Codable {
  private enum CodingKeys: CodingKey {
    case type, bytes
  }

  func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(type().rawValue, forKey: .type)
    try values.encode(Data(littleEndian), forKey: .bytes)
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let name = try values.decode(String.self, forKey: .type)
    let bytes = [UInt8](try values.decode(Data.self, forKey: .bytes))
    guard let type = ScalarType(rawValue: name) else {
      throw DecodingError.dataCorruptedError(
        forKey: .type, in: values, debugDescription: "no type \(name)")
    }
    self = try type.decode(bytes[...], count: bytes.count / type.size, order: .little)
  }
}
