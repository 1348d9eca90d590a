package import Realism

extension TrainingDistribution {
  /// The condition to begin at: the goal's own values, the rest filled with what training samples
  /// with such values most often have, moved to the nearest realistic condition.
  package func naturalStart(for goal: Goal) throws -> [Double] {
    let known = goal.request.filter { names.contains($0.key) }
    let asked = known.isEmpty ? mean : try complete(known)
    let near = try nearestRealistic(to: Dictionary(uniqueKeysWithValues: zip(names, asked))).values
    return names.enumerated().map { index, name in
      min(max(near[name]!, lower[index]), upper[index])
    }
  }
}
