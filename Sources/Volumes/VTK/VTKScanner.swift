/// Reads the lines and values of a legacy .vtk file, whose text may go on in binary.
struct VTKScanner {
  let file: FileBytes
  var isBinary = false
  private(set) var position = 0

  init(_ file: FileBytes) { self.file = file }

  /// The words of the next line, empty ones passed over unless asked for; nil at the end.
  mutating func line(skippingEmpty: Bool = true) -> [String]? {
    while position < file.all.count {
      let end = file.all[position...].firstIndex(of: 10) ?? file.all.count
      let line = String(decoding: file.all[position..<end].prefix(1024), as: UTF8.self)
      position = min(end + 1, file.all.count)
      let words = line.split { $0 == " " || $0 == "\t" || $0 == "\r" }.map(String.init)
      if !words.isEmpty || !skippingEmpty { return words }
    }
    return nil
  }

  /// The words of the line that comes next, without passing it.
  func peek() -> [String]? {
    var copy = self
    return copy.line()
  }

  /// `count` values, as they lie in the file.
  mutating func values(
    _ count: Int, _ type: VTKType, of field: String
  ) throws(VolumeFileError) -> ArraySlice<UInt8> {
    guard isBinary else { return try words(count, of: field) }
    let size =
      type.isBit ? count / 8 + (count % 8 > 0 ? 1 : 0) : count.clampedProduct(type.scalar.size)
    let bytes = try file.slice(field, from: position, count: size)
    position += size
    // A line ends after the values, where they have one.
    if position < file.all.count, file.all[position] == 10 { position += 1 }
    return bytes
  }

  private mutating func words(
    _ count: Int, of field: String
  ) throws(VolumeFileError) -> ArraySlice<UInt8> {
    let start = position
    let bytes = file.all
    var found = 0
    while found < count {
      while position < bytes.count, bytes[position] <= 32 { position += 1 }
      guard position < bytes.count else {
        throw file.malformed(field, "\(found) values long", allowed: "\(count), as its line says")
      }
      while position < bytes.count, bytes[position] > 32 { position += 1 }
      found += 1
    }
    return bytes[start..<position]
  }
}

/// A type of number by the name that a legacy .vtk file gives it.
struct VTKType {
  let scalar: ScalarType
  var isBit = false

  /// - Returns: nil for what is no number, such as a string.
  init?(_ name: String) {
    let types: [String: ScalarType] = [
      "unsigned_char": .uint8, "char": .int8, "signed_char": .int8, "unsigned_short": .uint16,
      "short": .int16, "unsigned_int": .uint32, "int": .int32, "unsigned_long": .uint64,
      "long": .int64, "vtktypeuint64": .uint64, "vtktypeint64": .int64, "vtkidtype": .int32,
      "float": .float32, "double": .float64, "bit": .uint8,
    ]
    guard let scalar = types[name.lowercased()] else { return nil }
    (self.scalar, isBit) = (scalar, name.lowercased() == "bit")
  }
}
