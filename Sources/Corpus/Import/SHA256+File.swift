import Foundation

/// The SHA-256 of a file's bytes, read piece by piece, as 64 hexadecimal digits. O(bytes).
func sha256(fileAt path: String) throws(ImportError) -> String {
  guard let file = fopen(path, "rb") else {
    throw .unreadable(path: path, reason: String(cString: strerror(errno)))
  }
  defer { fclose(file) }
  let digest = Digest()
  var piece = [UInt8](repeating: 0, count: 1 << 20)
  while true {
    let count = fread(&piece, 1, piece.count, file)
    guard count > 0 else { break }
    digest.update(piece[..<count])
  }
  guard ferror(file) == 0 else {
    throw .unreadable(path: path, reason: String(cString: strerror(errno)))
  }
  return digest.finish()
}
