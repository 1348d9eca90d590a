/// The first 1024 bytes of an MRC file.
struct MRCHeader {
  let order: ByteOrder
  /// The sides of columns, rows and sections, fastest first.
  let sides: [Int]
  /// How these lie along x, y and z.
  let axes: AxisOrder
  let shape: Shape
  let type: ScalarType
  /// The bytes of the extended header.
  let extraBytes: Int
  /// The number of volumes in a stack of them.
  let volumes: Int
  let spacing: Spacing?

  init(_ file: FileBytes, _ remark: (String) -> Void) throws(VolumeFileError) {
    _ = try file.slice("the header", from: 0, count: MRCFile.headerSize)
    order = try Self.byteOrder(file, remark)
    let reader = Words(file: file, order: order)
    let counts = try reader.words([0, 4, 8])
    let field = "the header's nx ny nz, byte 0,"
    guard let claimed = Shape(checking: counts[0], counts[1], counts[2]) else {
      throw file.malformed(field, "\(counts)", allowed: "sides of at least 1")
    }
    axes = try reader.axes()
    type = try reader.type()
    extraBytes = try reader.words([92])[0]
    guard extraBytes >= 0 else {
      throw file.malformed("the header's nsymbt, byte 92,", "\(extraBytes)", allowed: "0 or more")
    }
    volumes = try reader.volumes(sections: claimed.nz)
    sides = [counts[0], counts[1], counts[2] / volumes]
    let turned = axes.arranged(sides)
    guard let shape = Shape(checking: turned[0], turned[1], turned[2]) else {
      throw file.malformed(field, "\(counts)", allowed: "sides of at least 1")
    }
    self.shape = shape
    spacing = try reader.spacing(remark)
    if axes != .straight {
      remark(
        "\(file.path): its columns, rows and sections run along \(reader.names(axes)); they are"
          + " read in the order x, y, z.")
    }
  }

  /// The order of bytes, by the machine stamp or, where that is none, by the words that make sense.
  private static func byteOrder(
    _ file: FileBytes, _ remark: (String) -> Void
  ) throws(VolumeFileError) -> ByteOrder {
    let stamp = Array(try file.slice("the header's machine stamp", from: 212, count: 4))
    let mark = Array(try file.slice("the header's MAP, byte 208,", from: 208, count: 4))
    let isMarked = mark == MRCFile.mark || mark == Array("MAP".utf8) + [0]
    let stamped: ByteOrder? =
      switch (stamp[0], stamp[1]) {
      case (0x44, 0x44), (0x44, 0x41), (0x44, 0x20), (0x44, 0): .little
      case (0x11, 0x11), (0x11, 0x14), (0x11, 0x20), (0x11, 0): .big
      default: nil
      }
    if isMarked, let stamped {
      if ![[0x44, 0x44], [0x44, 0x41], [0x11, 0x11]].contains(Array(stamp.prefix(2))) {
        remark("\(file.path): its machine stamp is \(stamp), which is taken for \(stamped)-endian.")
      }
      return stamped
    }
    let guesses: [ByteOrder] = stamped.map { [$0] } ?? [.little, .big]
    guard let order = guesses.first(where: { Words(file: file, order: $0).makeSense }) else {
      guard isMarked else {
        throw file.malformed("the header's MAP, byte 208,", "missing", allowed: "the letters MAP")
      }
      throw file.malformed(
        "the header's machine stamp, byte 212,", "\(stamp)", allowed: "68 68, 68 65 or 17 17")
    }
    let lacks = isMarked ? "a known machine stamp" : "the letters MAP at byte 208"
    remark("\(file.path): lacks \(lacks); its words make sense as \(order)-endian ones.")
    return order
  }

  /// Reads the header's words of 32 bits.
  fileprivate struct Words {
    let file: FileBytes
    let order: ByteOrder

    func words(_ offsets: [Int]) throws(VolumeFileError) -> [Int] {
      var words: [Int] = []
      for offset in offsets {
        words.append(Int(try file.word(Int32.self, "the header", at: offset, order: order)))
      }
      return words
    }

    /// Whether sides, mode, axes and extended header may be those of a volume that the file holds.
    var makeSense: Bool {
      guard let sides = try? words([0, 4, 8]), let axes = try? words([64, 68, 72]),
        let mode = try? words([12]).first, let extra = try? words([92]).first,
        let type = Self.types[mode] ?? (mode == 0 ? .int8 : nil),
        let shape = Shape(checking: sides[0], sides[1], sides[2])
      else { return false }
      // A file that is still packed is seen by its first 1024 bytes alone.
      let isWhole = file.all.count > MRCFile.headerSize
      let room = file.all.count - MRCFile.headerSize - extra
      return (axes.sorted() == [1, 2, 3] || axes == [0, 0, 0]) && (0...1 << 30).contains(extra)
        && (!isWhole || shape.count.clampedProduct(type.size) <= room)
    }

    static let types: [Int: ScalarType] = [1: .int16, 2: .float32, 6: .uint16, 12: .float16]

    func type() throws(VolumeFileError) -> ScalarType {
      let mode = try words([12])[0]
      if mode == 0 { return try holdsUnsignedBytes() ? .uint8 : .int8 }
      guard let type = Self.types[mode] else {
        let kind =
          switch mode {
          case 3, 4: " (complex numbers, a Fourier transform)"
          case 101: " (four bits a voxel)"
          default: ""
          }
        throw file.malformed(
          "the header's mode, byte 12,", "\(mode)\(kind)", allowed: "0, 1, 2, 6 or 12")
      }
      return type
    }

    /// Whether IMOD wrote bytes without sign: its stamp at byte 152, bit 0 of its flags unset.
    private func holdsUnsignedBytes() throws(VolumeFileError) -> Bool {
      let words = try words([152, 156])
      return words[0] == 1_146_047_817 && words[1] & 1 == 0
    }

    func axes() throws(VolumeFileError) -> AxisOrder {
      let axes = try words([64, 68, 72])
      // Programs that do not care leave zeros.
      guard axes != [0, 0, 0] else { return .straight }
      guard let order = AxisOrder(along: axes.map { $0 - 1 }) else {
        throw file.malformed(
          "the header's mapc mapr maps, byte 64,", "\(axes)",
          allowed: "the numbers 1, 2 and 3, each once")
      }
      return order
    }

    func names(_ axes: AxisOrder) -> String {
      axes.along.map { ["x", "y", "z"][$0] }.joined(separator: ", ")
    }

    /// Space groups from 401 on mean a stack of volumes of mz sections each.
    func volumes(sections: Int) throws(VolumeFileError) -> Int {
      let (group, depth) = (try words([88])[0], try words([36])[0])
      guard (401...630).contains(group) else { return 1 }
      guard depth > 0, sections % depth == 0 else {
        throw file.malformed(
          "the header's mz, byte 36,", "\(depth)",
          allowed: "a divisor of its \(sections) sections in a stack of volumes")
      }
      return sections / depth
    }

    /// The cell's lengths, Å, over the intervals in it; nil where the header leaves them out.
    func spacing(_ remark: (String) -> Void) throws(VolumeFileError) -> Spacing? {
      let intervals = try words([28, 32, 36])
      let cell = try words([40, 44, 48]).map {
        Double(Float(bitPattern: UInt32(truncatingIfNeeded: $0)))
      }
      if cell == [0, 0, 0] { return nil }
      guard cell.allSatisfy({ $0.isFinite && $0 >= 0 }) else {
        throw file.malformed(
          "the header's cell, byte 40,", "\(cell)", allowed: "three lengths in Å")
      }
      let lengths = zip(cell, intervals).map { $0 / Double($1) / MRCFile.angstroms }
      let spacing = Spacing(checking: lengths[0], lengths[1], lengths[2])
      if spacing == nil {
        remark(
          "\(file.path): its cell of \(cell) Å in \(intervals) intervals says no length of a"
            + " voxel.")
      }
      return spacing
    }
  }
}
