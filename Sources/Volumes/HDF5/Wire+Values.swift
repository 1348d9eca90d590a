/// A sample as read: its voxels and its numbers.
struct HDF5Content {
  var raster: Raster
  let attributes: [String: Double]
}

extension HDF5Content: Wired {
  func put(on wire: inout Wire) {
    wire.put(raster.path)
    raster.shape.put(on: &wire)
    attributes.put(on: &wire)
    raster.scalars.put(on: &wire)
  }

  init?(from wire: inout Wire) {
    guard let path = wire.takeText(), let shape = Shape(from: &wire),
      let attributes = [String: Double](from: &wire), let scalars = Scalars(from: &wire),
      scalars.count == shape.count
    else { return nil }
    let spacing = Spacing(sampleAttributes: attributes)
    raster = Raster(path: path, shape: shape, spacing: spacing, scalars: scalars)
    self.attributes = attributes
  }
}

extension HDF5Contents: Wired {
  func put(on wire: inout Wire) {
    names.put(on: &wire)
    wire.put(labels)
  }

  init?(from wire: inout Wire) {
    guard let names = [String](from: &wire), let labels = wire.takeText() else { return nil }
    self.init(names: names, labels: labels)
  }
}

extension Scalars: Wired {
  func put(on wire: inout Wire) {
    switch self {
    case .bytes: wire.put(0)
    case .integers: wire.put(1)
    case .reals: wire.put(2)
    case .wide: wire.put(3)
    }
    wire.put(littleEndian)
  }

  init?(from wire: inout Wire) {
    let types: [ScalarType] = [.uint8, .int32, .float32, .int64]
    guard let kind = wire.takeInt(), types.indices.contains(kind), let bytes = wire.takeBytes(),
      let scalars = try? types[kind].decode(
        bytes[...], count: bytes.count / types[kind].size, order: .little)
    else { return nil }
    self = scalars
  }
}

extension Shape: Wired {
  func put(on wire: inout Wire) { for side in [nx, ny, nz] { wire.put(side) } }

  init?(from wire: inout Wire) {
    guard let nx = wire.takeInt(), let ny = wire.takeInt(), let nz = wire.takeInt() else {
      return nil
    }
    self.init(checking: nx, ny, nz)
  }
}

extension [String]: Wired {
  func put(on wire: inout Wire) {
    wire.put(count)
    for text in self { wire.put(text) }
  }

  init?(from wire: inout Wire) {
    self = []
    guard let count = wire.takeInt() else { return nil }
    while self.count < count {
      guard let text = wire.takeText() else { return nil }
      append(text)
    }
  }
}

extension [String: Double]: Wired {
  func put(on wire: inout Wire) {
    wire.put(count)
    for (key, value) in self {
      wire.put(key)
      wire.put(value)
    }
  }

  init?(from wire: inout Wire) {
    self = [:]
    guard let count = wire.takeInt() else { return nil }
    for _ in 0..<Swift.max(0, count) {
      guard let key = wire.takeText(), let value = wire.takeDouble() else { return nil }
      self[key] = value
    }
  }
}

extension VolumeFileError {
  /// Sends the error; of the errors, those that a reader meets inside a file.
  func put(on wire: inout Wire) {
    switch self {
    case .truncated(_, let field, let needed, let found):
      wire.put(1)
      wire.put(field)
      wire.put(needed)
      wire.put(found)
    case .malformed(_, let field, let found, let allowed):
      wire.put(2)
      for text in [field, found, allowed] { wire.put(text) }
    case .noSuchEntry(_, let asked, let count):
      wire.put(3)
      wire.put(asked ?? .min)
      wire.put(count)
    case .tooLarge(_, let needed, let available):
      wire.put(4)
      wire.put(needed)
      wire.put(available)
    default:
      wire.put(2)
      for text in ["the file", "refused (\(self))", "HDF5"] { wire.put(text) }
    }
  }

  /// The error of this `kind` about the file at `path`.
  init?(kind: Int, from wire: inout Wire, path: String) {
    if kind > 2 {
      guard let first = wire.takeInt(), let second = wire.takeInt() else { return nil }
      switch kind {
      case 3: self = .noSuchEntry(path: path, asked: first == .min ? nil : first, count: second)
      case 4: self = .tooLarge(path: path, neededBytes: first, availableBytes: second)
      default: return nil
      }
      return
    }
    guard let field = wire.takeText() else { return nil }
    switch kind {
    case 1:
      guard let needed = wire.takeInt(), let found = wire.takeInt() else { return nil }
      self = .truncated(path: path, field: field, neededBytes: needed, foundBytes: found)
    case 2:
      guard let found = wire.takeText(), let allowed = wire.takeText() else { return nil }
      self = .malformed(path: path, field: field, found: found, allowed: allowed)
    default: return nil
    }
  }
}
