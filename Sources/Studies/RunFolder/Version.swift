/// Binodal itself.
public enum Binodal {
  /// The version that run folders and model cards carry.
  public static let version = "0.1.0"
}
