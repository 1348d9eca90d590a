import Descriptors
import Foundation
import InverseDesign
import LatentDiffusion
import Ledger
import Studies
import Testing
import Volumes

@Suite struct SimulationBookTests {
  private final class Place {
    let folder = NSTemporaryDirectory() + "book-" + UUID().uuidString
    init() throws {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(atPath: folder) }
  }

  private func book(_ place: Place, _ access: RunLedger.Access) throws -> SimulationBook {
    let models = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "models")
    var card = try ModelCard.load(models.appending(path: "three-phase-64").path)
    card.shape = Shape(nx: 16, ny: 16, nz: 8)
    return try SimulationBook(
      try #require(PhaseFieldSimulator(card: card)),
      measurer: VolumeMeasurer(sides: .periodic, quantities: .conditions, threads: 2),
      ledger: RunLedger(at: place.folder + "/ledger.sqlite", access),
      folder: RunFolder(place.folder), thickness: 8)
  }

  private let recipe = Recipe(phi: 0.5, chi: 3.4, logTime: 1.8)

  private let size = FilmSize(nx: 24, ny: 16)

  @Test func `films are read from the ledger where they were made before`() throws {
    let place = try Place()
    let first = try book(place, .create).films(of: recipe, seeds: [1, 2], size: size)
    #expect(first.allSatisfy { $0.measured?[.donorFraction] != nil })
    let again = try book(place, .resume)
    #expect(try again.films(of: recipe, seeds: [2, 1], size: size) == first.reversed())
    let ledger = try RunLedger(at: place.folder + "/ledger.sqlite", .read)
    #expect(try ledger.simulations().count == 2)  // nothing was simulated again
  }

  @Test func `films are kept as files, in the size asked for`() throws {
    let place = try Place()
    let book = try book(place, .create)
    for film in try book.films(of: recipe, seeds: [1, 2], size: size) {
      let kept = try #require(book.archive(of: film, size: size))
      let volume = try readVolume(at: place.folder + "/" + kept.file)
      #expect(volume.shape == Shape(nx: 24, ny: 16, nz: 8))
      let measured = Measured(volume, sides: .periodic, quantities: .conditions)
      #expect(measured[.donorFraction] == film.measured?[.donorFraction])
    }
  }

  @Test func `a film of another size is another film`() throws {
    let place = try Place()
    let book = try book(place, .create)
    let small = try book.films(of: recipe, seeds: [1], size: FilmSize(nx: 16, ny: 16))
    let wide = try book.films(of: recipe, seeds: [1], size: size)
    #expect(small[0].measured != wide[0].measured)
    let ledger = try RunLedger(at: place.folder + "/ledger.sqlite", .read)
    #expect(try ledger.simulations().map(\.nx) == [16, 24])
  }

  @Test func `a film that cannot be simulated is recorded with its reason`() throws {
    let place = try Place()
    let impossible = Recipe(phi: 0.5, chi: 99, logTime: 1)
    let film = try book(place, .create).films(of: impossible, seeds: [1], size: size)[0]
    #expect(film.measured == nil && film.failure?.contains("chi") == true)
    let again = try book(place, .resume).films(of: impossible, seeds: [1], size: size)[0]
    #expect(again == film)
  }
}
