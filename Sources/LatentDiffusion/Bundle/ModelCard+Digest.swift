import Corpus
import Foundation

/// A card that carries the SHA-256 of itself, taken with zeros in its place.
///
/// No character of such a card can change in silence, white space included. A card edited by hand
/// on purpose loses its digest: without the key it is taken as it is.
enum SelfDigest {
  static let blank = String(repeating: "0", count: 64)

  /// The text whose key `digest` holds zeros, with the digest in their place.
  static func sealed(_ text: String) -> String {
    text.replacing(quoted(blank), with: quoted(sha256(text.utf8)), maxReplacements: 1)
  }

  /// The digest of what `digest` was put into.
  static func found(_ text: String, digest: String) -> String {
    sha256(text.replacing(quoted(digest), with: quoted(blank), maxReplacements: 1).utf8)
  }

  private static func quoted(_ digest: String) -> String { "\"digest\" : \"\(digest)\"" }
}
