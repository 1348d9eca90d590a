import Descriptors
import Foundation
import Volumes

// Measures a film and writes it as .vti:
//
//     Measure film.tif 0=donor,255=acceptor film.vti

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count == 3, let input = arguments.first, let output = arguments.last else {
  FileHandle.standardError.write(Data("usage: Measure VOLUME LABELS OUTPUT.vti\n".utf8))
  exit(64)
}

do {
  let labels = try LabelMap(parsing: arguments[arguments.startIndex + 1])
  let film = try readVolume(at: input, labels: labels)

  let measured = Measured(film, sides: .open)
  for (attribute, value) in measured.values {
    print(attribute, value.map { "\($0)" } ?? "undefined")
  }

  try writeVolume(film, to: output)
} catch {
  FileHandle.standardError.write(Data("Measure: \(error)\n".utf8))
  exit(65)
}
