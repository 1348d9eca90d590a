import CCrypto

/// The SHA-256 of some bytes, as 64 hexadecimal digits. O(bytes).
///
/// - Source: FIPS 180-4, by libcrypto.
package func sha256(_ bytes: some Collection<UInt8>) -> String {
  let message = Array(bytes)
  var digest = [UInt8](repeating: 0, count: 32)
  let status = EVP_Digest(message, message.count, &digest, nil, EVP_sha256(), nil)
  precondition(status == 1, "libcrypto has SHA-256 and takes any bytes")
  return hexadecimal(digest)
}

/// A SHA-256 that takes its bytes piece by piece.
package final class Digest {
  private let context: OpaquePointer

  package init() {
    guard let context = EVP_MD_CTX_new() else { preconditionFailure("no memory for a digest") }
    precondition(EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1, "libcrypto has SHA-256")
    self.context = context
  }

  deinit { EVP_MD_CTX_free(context) }

  package func update(_ bytes: some Collection<UInt8>) {
    let bytes = Array(bytes)
    precondition(EVP_DigestUpdate(context, bytes, bytes.count) == 1, "a digest takes any bytes")
  }

  /// 64 hexadecimal digits; nothing can be added after.
  package func finish() -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    precondition(EVP_DigestFinal_ex(context, &digest, nil) == 1, "a digest ends")
    return hexadecimal(digest)
  }
}

private func hexadecimal(_ digest: [UInt8]) -> String {
  digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
}
