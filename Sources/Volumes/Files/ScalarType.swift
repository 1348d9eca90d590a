/// How a file stores one voxel.
enum ScalarType: String, CaseIterable {
  case int8, uint8, int16, uint16, int32, uint32, int64, uint64, float16, float32, float64

  /// The number of bytes of one voxel.
  var size: Int {
    switch self {
    case .int8, .uint8: 1
    case .int16, .uint16, .float16: 2
    case .int32, .uint32, .float32: 4
    case .int64, .uint64, .float64: 8
    }
  }
}

enum ByteOrder {
  case little, big
}

extension ScalarType {
  /// The first value that does not fit where it was to go.
  struct Overflow: Error {
    let index: Int
    let value: String
  }

  /// The `count` values at the start of `bytes`; whole numbers beyond 63 bits and a sign are
  /// refused.
  ///
  /// - Precondition: `bytes` holds at least `count`·`size` bytes.
  func decode(_ bytes: ArraySlice<UInt8>, count: Int, order: ByteOrder) throws(Overflow) -> Scalars
  {
    let raw = RawScalars(bytes: bytes, count: count, order: order)
    switch self {
    case .uint8: return .bytes(Array(bytes.prefix(count)))
    case .int8: return .integers(raw.map(UInt8.self) { Int32(Int8(bitPattern: $0)) })
    case .uint16: return .integers(raw.map(UInt16.self) { Int32($0) })
    case .int16: return .integers(raw.map(UInt16.self) { Int32(Int16(bitPattern: $0)) })
    case .int32: return .integers(raw.map(UInt32.self) { Int32(bitPattern: $0) })
    case .uint32: return try raw.whole(UInt32.self) { $0 }
    case .uint64: return try raw.whole(UInt64.self) { $0 }
    case .int64: return try raw.whole(UInt64.self) { Int64(bitPattern: $0) }
    case .float16: return .reals(raw.map(UInt16.self) { Float(Float16(bitPattern: $0)) })
    case .float32: return .reals(raw.map(UInt32.self) { Float(bitPattern: $0) })
    case .float64: return .reals(raw.map(UInt64.self) { Float(Double(bitPattern: $0)) })
    }
  }
}

/// Unsigned words of either byte order, laid end to end.
private struct RawScalars {
  let bytes: ArraySlice<UInt8>
  let count: Int
  let order: ByteOrder

  func word<Word: FixedWidthInteger>(_ type: Word.Type, _ index: Int) -> Word {
    let size = Word.bitWidth / 8
    let start = bytes.startIndex + index * size
    var word: Word = 0
    for byte in 0..<size {
      let offset = order == .little ? size - 1 - byte : byte
      word = word << 8 | Word(truncatingIfNeeded: bytes[start + offset])
    }
    return word
  }

  func map<Word: FixedWidthInteger, Value>(
    _ type: Word.Type, _ convert: (Word) -> Value
  ) -> [Value] {
    (0..<count).map { convert(word(type, $0)) }
  }

  /// Whole numbers of 32 bits, or of 64 where one needs them.
  func whole<Word: FixedWidthInteger, Wide: FixedWidthInteger>(
    _ type: Word.Type, _ convert: (Word) -> Wide
  ) throws(ScalarType.Overflow) -> Scalars {
    if let narrow = narrow(type, convert) { return .integers(narrow) }
    var values: [Int64] = []
    values.reserveCapacity(count)
    for index in 0..<count {
      let wide = convert(word(type, index))
      guard let value = Int64(exactly: wide) else {
        throw ScalarType.Overflow(index: index, value: "\(wide)")
      }
      values.append(value)
    }
    return .wide(values)
  }

  /// nil where a number needs more than 32 bits.
  private func narrow<Word: FixedWidthInteger, Wide: FixedWidthInteger>(
    _ type: Word.Type, _ convert: (Word) -> Wide
  ) -> [Int32]? {
    var values: [Int32] = []
    values.reserveCapacity(count)
    for index in 0..<count {
      guard let value = Int32(exactly: convert(word(type, index))) else { return nil }
      values.append(value)
    }
    return values
  }
}
