import ArgumentParser
import Support
import Volumes

/// Two cuts of φ, as `LOW,HIGH`.
func twoCuts(_ text: String) throws -> PhaseCuts {
  guard let cuts = numbers(in: text, within: Limits.part), cuts.count == 2,
    let low = cuts.first, let high = cuts.last, 0 < low, low <= high, high < 1
  else { throw ValidationError("--cuts is LOW,HIGH within 0 and 1, not “\(text)”") }
  return PhaseCuts(acceptorBelow: low, donorAbove: high)
}
