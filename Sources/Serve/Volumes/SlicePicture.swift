import CPNG
import Foundation
import Reports
import Volumes

/// A cut through a volume as a picture, one pixel a voxel, in the colours of the reports.
///
/// Along z the picture shows x to the right and y upwards; along x or y the film's normal z points
/// upwards.
struct SlicePicture {
  let volume: Volume
  let axis: Axis
  /// The voxel along the axis.
  let index: Int

  enum Axis: String, CaseIterable, Sendable { case x, y, z }

  /// The voxels along an axis.
  static func count(along axis: Axis, of shape: Shape) -> Int {
    switch axis {
    case .x: shape.nx
    case .y: shape.ny
    case .z: shape.nz
    }
  }

  /// The picture as PNG.
  func png() throws -> Data {
    let shape = volume.shape
    let width = axis == .x ? shape.ny : shape.nx
    let height = axis == .z ? shape.ny : shape.nz
    var pixels = [UInt8](repeating: 0, count: 3 * width * height)
    for row in 0..<height {
      for column in 0..<width {
        let colour = Self.colours[Int(label(column, height - 1 - row))]
        let start = 3 * (row * width + column)
        (pixels[start], pixels[start + 1], pixels[start + 2]) = colour
      }
    }
    return try Self.encode(pixels, width: width, height: height)
  }

  private func label(_ across: Int, _ up: Int) -> UInt8 {
    let shape = volume.shape
    return switch axis {
    case .x: volume.labels[shape.index(index, across, up)]
    case .y: volume.labels[shape.index(across, index, up)]
    case .z: volume.labels[shape.index(across, up, index)]
    }
  }

  /// By label.
  private static let colours: [(UInt8, UInt8, UInt8)] = [
    Style.donor, Style.acceptor, Style.mixed, Style.mixed,
  ].map { hex in
    let value = UInt32(hex.dropFirst(), radix: 16) ?? 0
    return (UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255))
  }

  private static func encode(_ pixels: [UInt8], width: Int, height: Int) throws -> Data {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    (image.width, image.height) = (UInt32(width), UInt32(height))
    image.format = UInt32(PNG_FORMAT_FLAG_COLOR)
    var size = pixels.count + pixels.count / 100 + height + 4096
    var bytes = [UInt8](repeating: 0, count: size)
    guard png_image_write_to_memory(&image, &bytes, &size, 0, pixels, 0, nil) != 0 else {
      throw APIError(500, "failed", "The picture cannot be made.")
    }
    return Data(bytes[..<size])
  }
}
