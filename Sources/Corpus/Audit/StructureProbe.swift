import Descriptors
import Support

/// How near to each other volumes of different series are built, by their two-point statistics.
struct StructureProbe {
  /// Nearer than this are only copies, shifted or mirrored: volumes of independent films of one
  /// process are 0.003 to 0.006 apart at 128×128×64, smaller ones more.
  static let threshold = 0.002

  struct Pair {
    let first: String
    let second: String
    let distance: Double
  }

  /// Of the distances from some volumes to the nearest training volume of another series.
  struct Nearest {
    let least: Double
    let median: Double
  }

  /// Pairs of different series compared.
  private(set) var pairs = 0
  private(set) var nearPairs = 0
  private(set) var nearestPair: Pair?
  private let members: [SampleReference]
  /// To the nearest training volume of another series, by member.
  private var toTraining: [Double]

  var count: Int { members.count }

  /// - Parameter volumes: How many volumes are read at most: of every series, evenly in its order.
  init(_ corpus: CorpusReader, volumes: Int) throws {
    members = Self.choose(from: corpus.samples, volumes)
    toTraining = [Double](repeating: .infinity, count: members.count)
    let statistics = try Self.statistics(of: members, corpus)
    for i in members.indices {
      for j in 0..<i where members[i].series != members[j].series {
        note(i, j, statistics[i].distance(to: statistics[j]))
      }
    }
  }

  /// What the members of a split find nearest in training; nil where they find nothing.
  func nearest(of split: Split) -> Nearest? {
    let found = members.indices.filter { members[$0].split == split }
      .map { toTraining[$0] }.filter(\.isFinite).sorted()
    return found.isEmpty ? nil : Nearest(least: found[0], median: found[found.count / 2])
  }

  private mutating func note(_ i: Int, _ j: Int, _ distance: Double) {
    pairs += 1
    if distance < Self.threshold { nearPairs += 1 }
    if distance < nearestPair?.distance ?? .infinity {
      nearestPair = Pair(
        first: members[j].dataset, second: members[i].dataset, distance: distance)
    }
    if members[j].split == .train { toTraining[i] = min(toTraining[i], distance) }
    if members[i].split == .train { toTraining[j] = min(toTraining[j], distance) }
  }

  private static func choose(from samples: [SampleReference], _ volumes: Int) -> [SampleReference] {
    let series = Dictionary(grouping: samples, by: \.series)
    let kept = series.keys.sorted().evenly(volumes, from: 0.5)
    guard !kept.isEmpty else { return [] }
    return kept.flatMap { series[$0]!.evenly(max(1, volumes / kept.count), from: 0.5) }
  }

  private static func statistics(
    of samples: [SampleReference], _ corpus: CorpusReader
  ) throws -> [TwoPoint] {
    try concurrentMap(samples) {
      TwoPoint(try corpus.volume(of: $0), sides: corpus.header.sides)
    }
  }
}
