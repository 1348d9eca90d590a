extension NRRDHeader {
  /// Understands the fields that say how voxels are stored.
  struct Fields {
    let fields: [String: String]
    let file: FileBytes

    private func wrong(_ key: String, allowed: String) -> VolumeFileError {
      file.malformed("the header's \(key)", quoted(fields[key] ?? ""), allowed: allowed)
    }

    func type() throws(VolumeFileError) -> ScalarType {
      let names: [ScalarType: [String]] = [
        .int8: ["signed char", "int8", "int8_t"],
        .uint8: ["uchar", "unsigned char", "uint8", "uint8_t"],
        .int16: ["short", "short int", "signed short", "int16", "int16_t"],
        .uint16: ["ushort", "unsigned short", "uint16", "uint16_t"],
        .int32: ["int", "signed int", "int32", "int32_t"],
        .uint32: ["uint", "unsigned int", "uint32", "uint32_t"],
        .int64: ["longlong", "long long", "int64", "int64_t"],
        .uint64: ["ulonglong", "unsigned long long", "uint64", "uint64_t"],
        .float32: ["float"], .float64: ["double"],
      ]
      guard let type = names.first(where: { $0.value.contains(fields["type"] ?? "") })?.key else {
        throw wrong("type", allowed: "uchar, short, …, uint64, float, double")
      }
      return type
    }

    func order(isNeeded: Bool) throws(VolumeFileError) -> ByteOrder {
      switch fields["endian"] {
      case "little": return .little
      case nil where !isNeeded: return .little
      case "big": return .big
      default: throw wrong("endian", allowed: "little, big")
      }
    }

    func encoding() throws(VolumeFileError) -> Encoding {
      switch fields["encoding"] ?? "" {
      case "raw": return .raw
      case "gzip", "gz": return .gzip
      case "ascii", "text", "txt": return .text
      default: throw wrong("encoding", allowed: "raw, gzip, ascii")
      }
    }

    func shape() throws(VolumeFileError) -> Shape {
      guard fields["dimension"] == "3" else { throw wrong("dimension", allowed: "3") }
      let sides = (fields["sizes"] ?? "").split(separator: " ").map { Int($0) ?? 0 }
      guard sides.count == 3, let shape = Shape(checking: sides[0], sides[1], sides[2]) else {
        throw wrong("sizes", allowed: "three sides of at least 1, x first")
      }
      return shape
    }

    func dataFile() throws(VolumeFileError) -> String? {
      let key = fields["data file"] == nil ? "datafile" : "data file"
      guard let name = fields[key] else { return nil }
      guard !name.isEmpty, name != "LIST", !name.contains("%") else {
        throw wrong(key, allowed: "the name of one file")
      }
      return name
    }

    func skip(_ key: String, from least: Int) throws(VolumeFileError) -> Int {
      let joined = key.split(separator: " ").joined()
      guard let text = fields[key] ?? fields[joined] else { return 0 }
      guard let count = Int(text), count >= least else {
        throw wrong(key, allowed: "a whole number from \(least) up")
      }
      return count
    }

    func spacing() throws(VolumeFileError) -> Spacing? {
      let lengths: [Double]
      let key = fields["space directions"] == nil ? "spacings" : "space directions"
      guard let text = fields[key] else { return nil }
      if key == "spacings" {
        lengths = text.split(separator: " ").map { Double($0) ?? .nan }
        // NaN says that a length is not known.
        if lengths.contains(where: \.isNaN) { return nil }
      } else {
        lengths = try diagonal(text)
      }
      let unit = try unitLength()
      guard lengths.count == 3,
        let spacing = Spacing(checking: lengths[0] * unit, lengths[1] * unit, lengths[2] * unit)
      else { throw wrong(key, allowed: "three positive lengths, axes not turned") }
      return spacing
    }

    /// The diagonal of `(a,0,0) (0,b,0) (0,0,c)`; axes that are turned are refused.
    private func diagonal(_ text: String) throws(VolumeFileError) -> [Double] {
      let numbers = text.split { " ,()".contains($0) }.map { Double($0) ?? .nan }
      guard numbers.count == 9,
        numbers.indices.allSatisfy({ $0 % 4 == 0 || numbers[$0] == 0 })
      else {
        throw wrong("space directions", allowed: "three positive lengths, axes not turned")
      }
      return [numbers[0], numbers[4], numbers[8]]
    }

    /// The unit of length, nm; without one, lengths are in nm.
    private func unitLength() throws(VolumeFileError) -> Double {
      let key = fields["space units"] == nil ? "units" : "space units"
      guard let text = fields[key] else { return 1 }
      let units = Set(text.split { "\" ".contains($0) })
      let known: [Substring: Double] = ["nm": 1, "um": 1e3, "µm": 1e3, "mm": 1e6]
      guard units.count == 1, let unit = units.first.flatMap({ known[$0] }) else {
        throw wrong(key, allowed: "nm, um or mm, the same along all axes")
      }
      return unit
    }
  }
}
