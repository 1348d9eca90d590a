import ArgumentParser
import Volumes

/// Two cuts of φ, as `LOW,HIGH`.
func twoCuts(_ text: String) throws -> PhaseCuts {
  let cuts = text.split(separator: ",").map { Double($0) }
  guard cuts.count == 2, let low = cuts[0], let high = cuts[1], 0 < low, low <= high, high < 1
  else { throw ValidationError("--cuts is LOW,HIGH within 0 and 1, not “\(text)”") }
  return PhaseCuts(acceptorBelow: low, donorAbove: high)
}
