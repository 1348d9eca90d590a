extension NRRDHeader {
  /// Reads the fields that define how voxels are stored.
  struct Fields {
    let fields: [String: String]
    let file: FileBytes

    func wrong(_ key: String, allowed: String) -> VolumeFileError {
      file.malformed("the header's \(key)", quoted(fields[key] ?? ""), allowed: allowed)
    }

    func type() throws(VolumeFileError) -> ScalarType {
      let names: [ScalarType: [String]] = [
        .int8: ["signed char", "int8", "int8_t"],
        .uint8: ["uchar", "unsigned char", "uint8", "uint8_t"],
        .int16: ["short", "short int", "signed short", "signed short int", "int16", "int16_t"],
        .uint16: ["ushort", "unsigned short", "unsigned short int", "uint16", "uint16_t"],
        .int32: ["int", "signed int", "int32", "int32_t"],
        .uint32: ["uint", "unsigned int", "uint32", "uint32_t"],
        .int64: [
          "longlong", "long long", "long long int", "signed long long", "signed long long int",
          "int64", "int64_t",
        ],
        .uint64: [
          "ulonglong", "unsigned long long", "unsigned long long int", "uint64", "uint64_t",
        ],
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
      switch (fields["encoding"] ?? "").lowercased() {
      case "raw": return .raw
      case "gzip", "gz": return .gzip
      case "bzip2", "bz2": return .bzip2
      case "ascii", "text", "txt": return .text
      case "hex": return .hex
      default: throw wrong("encoding", allowed: "raw, gzip, bzip2, ascii, hex")
      }
    }

    func skip(_ key: String, from least: Int) throws(VolumeFileError) -> Int {
      let joined = key.split(separator: " ").joined()
      guard let text = fields[key] ?? fields[joined] else { return 0 }
      guard let count = Int(text), count >= least else {
        throw wrong(key, allowed: "a whole number from \(least) up")
      }
      return count
    }
  }
}
