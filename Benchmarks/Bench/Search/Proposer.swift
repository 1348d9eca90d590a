import Foundation
import Randomness

/// Something that proposes conditions and is told what they cost, for many films side by side.
protocol Proposer {
  /// A condition for each of the films `numbers`, in shares of the training range.
  func propose(_ numbers: [Int], starts: [[Double]]) throws -> [[Double]]
  func hear(_ numbers: [Int], _ points: [[Double]], _ costs: [Double]) throws
}

/// Asks for what is wanted, again and again.
struct PlainProposer: Proposer {
  func propose(_ numbers: [Int], starts: [[Double]]) -> [[Double]] { numbers.map { starts[$0] } }
  func hear(_ numbers: [Int], _ points: [[Double]], _ costs: [Double]) {}
}

/// Anywhere in the training range, evenly.
final class RandomProposer: Proposer {
  private let seed: UInt64
  private var drawn: [Int: UInt64] = [:]

  init(seed: UInt64) { self.seed = seed }

  func propose(_ numbers: [Int], starts: [[Double]]) -> [[Double]] {
    numbers.map { number in
      let words = Philox(seed: seed, stream: UInt64(number))
      return starts[number].map { _ in
        let index = drawn[number, default: 0]
        drawn[number] = index + 1
        return words.uniform(at: index)
      }
    }
  }

  func hear(_ numbers: [Int], _ points: [[Double]], _ costs: [Double]) {}
}

/// A peer written in Python, spoken to in lines of JSON.
final class PeerProposer: Proposer {
  private struct Points: Decodable { let points: [[Double]] }
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var rest = Data()

  init(_ peers: Peers, _ arguments: [String]) throws {
    process.executableURL = URL(fileURLWithPath: peers.python)
    process.arguments = ["-W", "ignore", "Benchmarks/peers/search_peer.py"] + arguments
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  func propose(_ numbers: [Int], starts: [[Double]]) throws -> [[Double]] {
    let asked = numbers.map { [$0, starts[$0]] as [Any] }
    return try JSONDecoder().decode(Points.self, from: answer(to: ["ask": asked])).points
  }

  func hear(_ numbers: [Int], _ points: [[Double]], _ costs: [Double]) throws {
    let told = numbers.indices.map { [numbers[$0], points[$0], costs[$0]] as [Any] }
    _ = try answer(to: ["tell": told])
  }

  private func answer(to message: [String: Any]) throws -> Data {
    let line = try JSONSerialization.data(withJSONObject: message) + Data([10])
    try input.fileHandleForWriting.write(contentsOf: line)
    while true {
      if let end = rest.firstIndex(of: 10) {
        defer { rest = Data(rest[(end + 1)...]) }
        return Data(rest[..<end])
      }
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { throw Peers.Failure.silent(script: "search_peer.py") }
      rest += more
    }
  }
}
