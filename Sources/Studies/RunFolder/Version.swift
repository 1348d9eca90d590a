/// Binodal itself.
package enum Binodal {
  /// The version that run folders and model cards carry.
  package static let version = "0.1.0"
}
