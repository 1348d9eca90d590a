/// Adler's checksum: two sums modulo 65521.
func adler32(_ bytes: [UInt8]) -> UInt32 {
  var (low, high): (UInt32, UInt32) = (1, 0)
  for byte in bytes {
    low = (low + UInt32(byte)) % 65_521
    high = (high + low) % 65_521
  }
  return high << 16 | low
}

/// The remainder that gzip keeps of its data: CRC-32, the bits of each byte reversed.
func crc32(_ bytes: [UInt8]) -> UInt32 {
  let table = remainders
  var rest: UInt32 = ~0
  for byte in bytes {
    let place = Int(UInt8(truncatingIfNeeded: rest) ^ byte)
    rest = (rest >> 8) ^ table[place]
  }
  return ~rest
}

/// The remainder of every byte.
private let remainders: [UInt32] = (0..<256).map { byte in
  var rest = UInt32(byte)
  for _ in 0..<8 {
    let isOdd = rest & 1 == 1
    rest >>= 1
    if isOdd { rest ^= 0xedb8_8320 }
  }
  return rest
}
