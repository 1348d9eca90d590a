import Foundation

extension SafeTensorsHeader {
  /// The header as the file begins: its length in 8 bytes, then JSON padded to a multiple of 8.
  func encoded() throws(TensorFileFault) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard var json = try? encoder.encode(Document(self)) else {
      throw .unwritable(reason: "its names are no text")
    }
    json.append(contentsOf: [UInt8](repeating: 0x20, count: (8 - json.count % 8) % 8))
    return Swift.withUnsafeBytes(of: UInt64(json.count).littleEndian) { Data($0) } + json
  }

  /// Reads JSON and holds every entry to the file's rules.
  init(json: Data) throws(TensorFileFault) {
    let document: Document
    do {
      document = try JSONDecoder().decode(Document.self, from: json)
    } catch {
      throw .header(reason: "the header is no JSON of tensors")
    }
    metadata = document.metadata
    var entries: [Entry] = []
    for (name, raw) in document.entries {
      entries.append(try Entry(name: name, raw: raw))
    }
    self.entries = entries.sorted {
      ($0.bytes.lowerBound, $0.bytes.upperBound, $0.name)
        < ($1.bytes.lowerBound, $1.bytes.upperBound, $1.name)
    }
    try requireNoGaps()
  }

  private func requireNoGaps() throws(TensorFileFault) {
    var end = 0
    for entry in entries {
      if entry.bytes.lowerBound != end {
        throw .offset(
          tensor: entry.name, expectedByte: end, foundByte: entry.bytes.lowerBound)
      }
      end = entry.bytes.upperBound
    }
  }
}

extension SafeTensorsHeader.Entry {
  fileprivate init(name: String, raw: RawEntry) throws(TensorFileFault) {
    guard let dtype = DType(fileName: raw.dtype) else {
      throw .elementType(tensor: name, found: raw.dtype)
    }
    guard raw.data_offsets.count == 2, 0 <= raw.data_offsets[0],
      raw.data_offsets[0] <= raw.data_offsets[1]
    else { throw .header(reason: "tensor \(name) has the offsets \(raw.data_offsets)") }
    guard let needed = Self.bytes(of: raw.shape, dtype) else {
      throw .header(reason: "tensor \(name) has the shape \(raw.shape)")
    }
    let range = raw.data_offsets[0]..<raw.data_offsets[1]
    if range.count != needed {
      throw .size(tensor: name, expectedBytes: needed, foundBytes: range.count)
    }
    self.init(name: name, dtype: dtype, shape: raw.shape, bytes: range)
  }

  /// Nil for a negative size, a rank above 8 or more bytes than there are numbers.
  private static func bytes(of shape: [Int], _ dtype: DType) -> Int? {
    if shape.count > 8 { return nil }
    return shape.reduce(dtype.size) { (total: Int?, size) in
      guard let total, size >= 0 else { return nil }
      let (product, overflow) = total.multipliedReportingOverflow(by: size)
      return overflow ? nil : product
    }
  }
}

private struct RawEntry: Codable {
  let dtype: String
  let shape: [Int]
  let data_offsets: [Int]
}

/// The JSON object: one entry a tensor, and `__metadata__`.
private struct Document: Codable {
  var metadata: [String: String] = [:]
  var entries: [String: RawEntry] = [:]

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
    static let metadata = Key(stringValue: "__metadata__")
  }

  init(_ header: SafeTensorsHeader) {
    metadata = header.metadata
    for entry in header.entries {
      entries[entry.name] = RawEntry(
        dtype: entry.dtype.fileName, shape: entry.shape,
        data_offsets: [entry.bytes.lowerBound, entry.bytes.upperBound])
    }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    for key in container.allKeys {
      if key.stringValue == Key.metadata.stringValue {
        metadata = try container.decode([String: String].self, forKey: key)
      } else {
        entries[key.stringValue] = try container.decode(RawEntry.self, forKey: key)
      }
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    if !metadata.isEmpty { try container.encode(metadata, forKey: .metadata) }
    for (name, entry) in entries { try container.encode(entry, forKey: Key(stringValue: name)) }
  }
}
