import CCrypto
import Foundation

/// Who may use the server: everyone, or whoever knows a token.
///
/// A script sends the token as `Authorization: Bearer TOKEN`; a browser gets a cookie for it, which no
/// script can read and no other site can send. The cookie holds a digest of the token, so that it
/// outlives a restart and does not give the token away.
struct Session: Sendable {
  private let token: [UInt8]?
  private let proof: String
  /// The path under which the cookie is sent.
  let path: String

  static let cookie = "binodal-session"

  /// - Parameter token: Nil to let everyone in.
  init(token: String?, path: String) {
    self.token = token.map { Array($0.utf8) }
    self.path = path
    proof = Self.digest("binodal session of \(token ?? "")")
  }

  var needsToken: Bool { token != nil }

  /// Whether the request carries the token or a cookie for it.
  func admits(_ request: HTTPRequest) -> Bool {
    guard needsToken else { return true }
    if let cookie = request.cookie(Self.cookie), Self.isSame(cookie, proof) { return true }
    guard let words = request.headers["Authorization"]?.split(separator: " ", maxSplits: 1),
      words.count == 2, words[0].caseInsensitiveCompare("Bearer")
    else { return false }
    return knows(String(words[1]))
  }

  /// Whether the text is the token.
  func knows(_ text: String) -> Bool {
    guard let token else { return true }
    // Digests are of one length, so that not even the token's length can be timed.
    return Self.isSame(Self.digest(text), Self.digest(String(decoding: token, as: UTF8.self)))
  }

  /// The cookie of whoever knows the token.
  var cookieHeader: String {
    "\(Self.cookie)=\(proof); Path=\(path); HttpOnly; SameSite=Strict; Max-Age=2592000"
  }

  var expiredCookieHeader: String {
    "\(Self.cookie)=; Path=\(path); HttpOnly; SameSite=Strict; Max-Age=0"
  }

  /// Compares in a time that does not depend on where two texts differ.
  private static func isSame(_ one: String, _ other: String) -> Bool {
    let (one, other) = (Array(one.utf8), Array(other.utf8))
    return one.count == other.count && CRYPTO_memcmp(one, other, one.count) == 0
  }

  private static func digest(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var digest = [UInt8](repeating: 0, count: 32)
    EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha256(), nil)
    return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
