import Foundation

/// Reads a folder of numbered images, TIFF or PNG, as the slabs of one volume, z = 0 first.
struct SliceFolder {
  private let path: String
  private let options: ReadOptions

  init(path: String, _ options: ReadOptions) {
    (self.path, self.options) = (path, options)
  }

  /// Whether there is a folder at `path`.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  func raster() throws(VolumeFileError) -> Raster {
    let names = try names()
    for remark in names.remarks { options.remark("\(path): \(remark).") }
    guard let name = names.sorted.first else {
      throw .unreadable(path: path, reason: "it is a folder without .tif or .png slices")
    }
    let first = try slice(name, options)
    guard let shape = Shape(checking: first.shape.nx, first.shape.ny, names.sorted.count) else {
      throw .unreadable(path: path, reason: "its slices have more voxels than can be counted")
    }
    try shape.checkMemory(first.scalars.type(), isPacked: false, path: path)
    var quiet = options
    quiet.remark = { _ in }
    var scalars = first.scalars
    scalars.reserveCapacity(shape.count)
    for name in names.sorted.dropFirst() {
      let next = try slice(name, quiet)
      guard (next.shape.nx, next.shape.ny) == (shape.nx, shape.ny) else {
        throw mixed(next.path, "\(next.shape.nx)×\(next.shape.ny)", "\(shape.nx)×\(shape.ny)", name)
      }
      guard scalars.append(next.scalars) else {
        throw mixed(
          next.path, "of \(next.scalars.type())", "\(first.scalars.type())", name)
      }
    }
    return Raster(
      path: path, shape: shape, spacing: first.spacing, labels: first.labels, scalars: scalars)
  }

  private func mixed(
    _ path: String, _ found: String, _ allowed: String, _ name: String
  ) -> VolumeFileError {
    .malformed(
      path: path, field: "the slice", found: found, allowed: "\(allowed), as the first slice is")
  }

  private func names() throws(VolumeFileError) -> SliceNames {
    let all: [String]
    do {
      all = try FileManager.default.contentsOfDirectory(atPath: path)
    } catch {
      throw .unreadable(path: path, reason: systemError())
    }
    let images = all.filter { name in
      !name.hasPrefix(".") && [.tiff, .png].contains(VolumeFormat(path: name))
        && !Self.isFolder(path + "/" + name)
    }.sorted()
    let kinds = Set(images.compactMap { VolumeFormat(path: $0)?.rawValue })
    guard kinds.count <= 1 else {
      throw .unreadable(path: path, reason: "it holds both TIFF and PNG; keep one kind of slices")
    }
    do {
      return try SliceNames(images)
    } catch {
      throw .unreadable(path: path, reason: Self.reason(error))
    }
  }

  private static func reason(_ failure: SliceNames.Failure) -> String {
    switch failure {
    case .same(let one, let other):
      "its slices \(quoted(one)) and \(quoted(other)) have the same number"
    case .unlike(let one, let other):
      "its images \(quoted(one)) and \(quoted(other)) are not numbered alike; keep the slices of "
        + "one volume in the folder"
    case .several(let name):
      "the names of its images count twice, as \(quoted(name)) shows; keep the slices of one "
        + "volume in the folder"
    }
  }

  private func slice(
    _ name: String, _ options: ReadOptions
  ) throws(VolumeFileError) -> Raster {
    let file = path.hasSuffix("/") ? path + name : path + "/" + name
    let raster =
      VolumeFormat(path: name) == .png
      ? try PNGReader.raster(FileBytes(path: file), options)
      : try TIFFReader(path: file, options).raster()
    guard raster.shape.nz == 1 else {
      throw .malformed(
        path: file, field: "the slice", found: "a stack of \(raster.shape.nz) slabs",
        allowed: "one slab; a stack is read as a file of its own")
    }
    return raster
  }
}

extension Scalars {
  mutating func reserveCapacity(_ count: Int) {
    switch self {
    case .bytes(var values):
      self = .bytes([])
      values.reserveCapacity(count)
      self = .bytes(values)
    default: break
    }
  }

  /// Appends `other`; false where it is another kind of number.
  mutating func append(_ other: Scalars) -> Bool {
    switch (self, other) {
    case (.bytes(var values), .bytes(let more)):
      self = .bytes([])
      values += more
      self = .bytes(values)
    case (.integers(var values), .integers(let more)):
      self = .integers([])
      values += more
      self = .integers(values)
    case (.wide(var values), .wide(let more)):
      self = .wide([])
      values += more
      self = .wide(values)
    case (.wide(var values), .integers(let more)):
      self = .wide([])
      values += more.map { Int64($0) }
      self = .wide(values)
    case (.integers(let values), .wide(let more)): self = .wide(values.map { Int64($0) } + more)
    case (.reals(var values), .reals(let more)):
      self = .reals([])
      values += more
      self = .reals(values)
    default: return false
    }
    return true
  }
}
