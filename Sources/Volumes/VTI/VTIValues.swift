/// Fetches the values of one array from text, base64 or appended bytes.
struct VTIValues {
  private let array: VTIArray
  private let type: ScalarType
  private let storage: VTIArray.Storage
  private let document: VTIDocument
  private let count: Int
  private let file: FileBytes

  init(
    _ array: VTIArray, _ document: VTIDocument, count: Int, _ file: FileBytes
  ) throws(VolumeFileError) {
    self.array = array
    type = try array.type(file)
    storage = try array.storage(file)
    self.document = document
    self.count = count
    self.file = file
  }

  private var field: String { "DataArray \(quoted(array.name))" }
  private var needed: Int { count * type.size }

  func decode() throws(VolumeFileError) -> Scalars {
    if case .ascii(let start) = storage { return try numbers(from: start) }
    let bytes = try binary()
    do {
      return try type.decode(bytes, count: count, order: document.order)
    } catch {
      throw file.malformed(
        "value \(error.index) of \(field)", error.value, allowed: "whole numbers of 32 bits")
    }
  }

  // MARK: Text

  private func text(from start: Int) -> ArraySlice<UInt8> {
    file.all[start...].prefix { $0 != UInt8(ascii: "<") }
  }

  private func numbers(from start: Int) throws(VolumeFileError) -> Scalars {
    let text = text(from: start)
    // A number takes at least a digit and a blank.
    guard count <= (text.count + 1) / 2 else { throw miscounted("\(text.count) bytes of text") }
    var words = NumberWords(text)
    var values: [Double] = []
    values.reserveCapacity(count)
    while let word = words.next() {
      guard values.count < count else { throw miscounted("more than \(count) numbers") }
      guard let value = Double(word) else {
        throw file.malformed("value \(values.count) of \(field)", quoted(word), allowed: "a number")
      }
      values.append(value)
    }
    guard values.count == count else { throw miscounted("\(values.count) numbers") }
    return try narrowed(values)
  }

  private func narrowed(_ values: [Double]) throws(VolumeFileError) -> Scalars {
    switch type {
    case .float32, .float64: return .reals(values.map { Float($0) })
    case .uint8: return .bytes(try whole(values))
    default: return .integers(try whole(values))
    }
  }

  private func whole<Value: FixedWidthInteger>(_ values: [Double]) throws(VolumeFileError)
    -> [Value]
  {
    var result: [Value] = []
    result.reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      guard let whole = Value(exactly: value) else {
        throw file.malformed(
          "value \(index) of \(field)", "\(value)",
          allowed: "a whole number from \(Value.min) to \(Value.max)")
      }
      result.append(whole)
    }
    return result
  }

  private func miscounted(_ found: String) -> VolumeFileError {
    file.malformed(field, "\(found) long", allowed: "\(count) values, as the extent says")
  }

  // MARK: Bytes

  private func binary() throws(VolumeFileError) -> ArraySlice<UInt8> {
    let encoded: ArraySlice<UInt8>
    let isBase64: Bool
    switch (storage, document.appended) {
    case (.base64(let start), _), (.ascii(let start), _):
      (encoded, isBase64) = (text(from: start), true)
    case (.appended(let offset), let appended?):
      guard offset <= file.all.count - appended.start else {
        throw .truncated(
          path: file.path, field: "\(field) at offset \(offset)", neededBytes: needed, foundBytes: 0
        )
      }
      let rest = file.all[(appended.start + offset)...]
      (encoded, isBase64) = (appended.isBase64 ? rest.prefix { $0 != 60 } : rest, appended.isBase64)
    case (.appended, nil):
      throw file.malformed(field, "appended, without AppendedData", allowed: "AppendedData")
    }
    return try unpacked(isBase64 ? try base64(encoded) : encoded)
  }

  /// The bytes after the length that stands before them.
  private func unpacked(_ bytes: ArraySlice<UInt8>) throws(VolumeFileError) -> ArraySlice<UInt8> {
    let part = FileBytes(path: file.path, all: Array(bytes.prefix(document.lengthSize)))
    let length =
      document.lengthSize == 4
      ? UInt64(try part.word(UInt32.self, "the length of \(field)", at: 0, order: document.order))
      : try part.word(UInt64.self, "the length of \(field)", at: 0, order: document.order)
    guard length == UInt64(needed) else {
      throw file.malformed(
        "the length of \(field)", "\(length) bytes", allowed: "\(needed), as the extent says")
    }
    let data = bytes.dropFirst(document.lengthSize)
    guard data.count >= needed else {
      throw .truncated(
        path: file.path, field: field, neededBytes: needed, foundBytes: data.count)
    }
    return data.prefix(needed)
  }

  private func base64(_ text: ArraySlice<UInt8>) throws(VolumeFileError) -> ArraySlice<UInt8> {
    do {
      return try Base64.decode(text)[...]
    } catch {
      throw file.malformed(
        "the base64 text of \(field) at byte \(error.position)", error.found, allowed: "base64")
    }
  }
}
