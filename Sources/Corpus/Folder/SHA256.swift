import CCrypto

/// The SHA-256 of some bytes, as 64 hexadecimal digits. O(bytes).
///
/// - Source: FIPS 180-4, by libcrypto.
package func sha256(_ bytes: some Collection<UInt8>) -> String {
  let message = Array(bytes)
  var digest = [UInt8](repeating: 0, count: 32)
  let status = EVP_Digest(message, message.count, &digest, nil, EVP_sha256(), nil)
  precondition(status == 1, "libcrypto has SHA-256 and takes any bytes")
  return digest.map { byte in
    let digits = String(byte, radix: 16)
    return digits.count == 1 ? "0" + digits : digits
  }.joined()
}
