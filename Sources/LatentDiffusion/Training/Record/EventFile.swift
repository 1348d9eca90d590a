import Foundation
import Support

/// A file of scalars that TensorBoard opens.
///
/// Each record is the length of an Event message, eight bytes, with its checksum, and the message
/// with its own. Every event names one step and the scalars measured there.
///
/// - Source: TensorFlow, `core/lib/io/record_writer.h` and `core/util/event.proto`.
package final class EventFile {
  private let file: FileHandle

  /// A new file at `path`, in place of any that was there, begun at `time`.
  package init(_ path: String, time: Double) throws {
    try DurableFile.write(
      Self.record(Self.event(at: time, step: 0, Self.field(3, Array("brain.Event:2".utf8)))),
      to: path)
    file = try FileHandle(forWritingTo: URL(filePath: path))
    try file.seekToEnd()
  }

  /// - Parameter time: Seconds since 1970.
  package func add(_ scalars: [(name: String, value: Double)], step: Int, time: Double) throws {
    let values = scalars.flatMap { name, value in
      Self.field(
        1, Self.field(1, Array(name.utf8)) + [2 << 3 | 5] + Self.bytes(Float(value).bitPattern))
    }
    try file.write(
      contentsOf: Self.record(Self.event(at: time, step: step, Self.field(5, values))))
  }

  // MARK: Protocol buffers

  private static func event(at time: Double, step: Int, _ content: [UInt8]) -> [UInt8] {
    let number = step == 0 ? [] : [2 << 3 | 0] + varint(UInt64(step))
    return [1 << 3 | 1] + bytes(time.bitPattern) + number + content
  }

  /// A field of bytes: its number, their count, they.
  private static func field(_ number: UInt8, _ content: [UInt8]) -> [UInt8] {
    [number << 3 | 2] + varint(UInt64(content.count)) + content
  }

  /// Seven bits a byte, the lowest first; all but the last byte have their top bit set.
  private static func varint(_ value: UInt64) -> [UInt8] {
    var (rest, bytes) = (value, [UInt8]())
    while rest >= 128 {
      bytes.append(UInt8(rest & 127) | 128)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }

  private static func bytes<Whole: FixedWidthInteger>(_ value: Whole) -> [UInt8] {
    (0..<Whole.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> Whole(8 * $0)) }
  }

  // MARK: Records

  private static func record(_ message: [UInt8]) -> Data {
    let length = bytes(UInt64(message.count))
    return Data(length + checksum(length) + message + checksum(message))
  }

  /// Turned and shifted, so that the checksum of data that holds a checksum stays sound.
  private static func checksum(_ content: [UInt8]) -> [UInt8] {
    let crc = crc32c(content)
    return bytes((crc >> 15 | crc << 17) &+ 0xA282_EAD8)
  }
}
