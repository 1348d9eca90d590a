/// What one connection may cost the server.
///
/// A client that is slower, longer or larger than this is answered with an error and cut off, so that
/// it changes nothing for the others.
package struct HTTPLimits: Sendable, Equatable {
  /// Connections open at once; a further one is answered 503.
  package var connections = 768
  /// Bytes of the request line with all headers.
  package var head = 16 << 10
  /// Seconds from a request's first byte to the end of its headers.
  package var headSeconds = 10.0
  /// Seconds that an open connection may lie idle between requests.
  package var idleSeconds = 75.0
  /// Seconds that a body may take beyond what its bytes take at ``slowestBody``.
  package var bodySeconds = 20.0
  /// The slowest body that is taken, bytes a second.
  package var slowestBody = 16384.0
  /// Seconds in which a client must take the next piece of an answer.
  package var writeSeconds = 30.0

  package init() {}
}
