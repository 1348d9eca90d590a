/// Reads the sites of a morphology into the file's order, z fastest and x slowest.
struct IsingSites {
  private let shape: Shape
  private let file: FileBytes

  init(_ header: IsingHeader, _ file: FileBytes) {
    shape = header.shape
    self.file = file
  }

  /// Lines of a type's digit and the length of its run.
  func runs(_ lines: inout TextLines) throws(VolumeFileError) -> [UInt8] {
    var types: [UInt8] = []
    while let line = lines.next() {
      if line.isEmpty { continue }
      guard let type = line.first.flatMap({ UInt8(String($0)) }), let count = Int(line.dropFirst()),
        type > 0, count > 0
      else {
        throw file.malformed(
          "line \(lines.number)", quoted(line), allowed: "a type's digit and the length of a run")
      }
      guard count <= shape.count - types.count else {
        throw miscounted("\(types.count) and a run of \(count) on line \(lines.number)")
      }
      types.append(contentsOf: repeatElement(type, count: count))
    }
    guard types.count == shape.count else { throw miscounted("\(types.count)") }
    return types
  }

  /// Lines `x,y,z,type`, each site once, in any order.
  func listed(_ lines: inout TextLines) throws(VolumeFileError) -> [UInt8] {
    // A line takes 7 bytes at least.
    guard shape.count <= (file.all.count + 1) / 7 else {
      throw miscounted("the lines of \(file.all.count) bytes")
    }
    var types = [UInt8](repeating: 0, count: shape.count)
    var count = 0
    while let line = lines.next() {
      if line.isEmpty { continue }
      let numbers = line.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
      guard numbers.count == 4, let x = numbers[0], let y = numbers[1], let z = numbers[2],
        let type = numbers[3], (0..<shape.nx).contains(x), (0..<shape.ny).contains(y),
        (0..<shape.nz).contains(z), (1...9).contains(type)
      else {
        throw file.malformed(
          "line \(lines.number)", quoted(line), allowed: "x,y,z,type inside \(shape) sites")
      }
      let index = (x * shape.ny + y) * shape.nz + z
      guard types[index] == 0 else {
        throw file.malformed(
          "line \(lines.number)", "site (\(x), \(y), \(z)) again", allowed: "each site once")
      }
      types[index] = UInt8(type)
      count += 1
    }
    guard count == shape.count else { throw miscounted("\(count)") }
    return types
  }

  private func miscounted(_ found: String) -> VolumeFileError {
    file.malformed("the number of sites", found, allowed: "\(shape.count) for \(shape)")
  }
}
