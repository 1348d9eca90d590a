import CCrypto
import Foundation

/// The SHA-256 of a file's bytes, read piece by piece, as 64 hexadecimal digits. O(bytes).
func sha256(fileAt path: String) throws(ImportError) -> String {
  guard let file = fopen(path, "rb") else {
    throw .unreadable(path: path, reason: String(cString: strerror(errno)))
  }
  defer { fclose(file) }
  guard let context = EVP_MD_CTX_new() else { preconditionFailure("no memory for a digest") }
  defer { EVP_MD_CTX_free(context) }
  precondition(EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1, "libcrypto has SHA-256")
  var piece = [UInt8](repeating: 0, count: 1 << 20)
  while true {
    let count = fread(&piece, 1, piece.count, file)
    guard count > 0 else { break }
    precondition(EVP_DigestUpdate(context, piece, count) == 1, "a digest takes any bytes")
  }
  guard ferror(file) == 0 else {
    throw .unreadable(path: path, reason: String(cString: strerror(errno)))
  }
  var digest = [UInt8](repeating: 0, count: 32)
  precondition(EVP_DigestFinal_ex(context, &digest, nil) == 1, "a digest ends")
  return digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
}
