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
      folder: RunFolder(place.folder))
  }

  private let recipe = Recipe(phi: 0.5, chi: 3.4, logTime: 1.8)

  @Test func `films are read from the ledger where they were made before`() throws {
    let place = try Place()
    let first = try book(place, .create).films(of: recipe, seeds: [1, 2], at: [1.7, 1.8])
    #expect(first.map(\.count) == [2, 2])
    #expect(first.joined().allSatisfy { $0.measured?[.donorFraction] != nil })
    let again = try book(place, .resume)
    #expect(try again.films(of: recipe, seeds: [2, 1], at: [1.7, 1.8]) == first.reversed())
    let ledger = try RunLedger(at: place.folder + "/ledger.sqlite", .read)
    #expect(try ledger.simulations().count == 4)  // nothing was simulated again
  }

  @Test func `the film of the recipe's own time is kept as a file, others are not`() throws {
    let place = try Place()
    let book = try book(place, .create)
    let films = try book.films(of: recipe, seeds: [1, 2], at: [1.7, 1.8])
    for film in films {
      #expect(book.archive(of: film[0]) == nil)
      let kept = try #require(book.archive(of: film[1]))
      let volume = try readVolume(at: place.folder + "/" + kept.file)
      let measured = Measured(volume, sides: .periodic, quantities: .conditions)
      #expect(measured[.donorFraction] == film[1].measured?[.donorFraction])
    }
  }

  @Test func `a film measured on the way is the film annealed to that time`() throws {
    let place = try Place()
    let book = try book(place, .create)
    let through = try book.films(of: recipe, seeds: [1], at: [1.6, 1.8])[0]
    let early = Recipe(recipe.blend, logTime: 1.6)
    let other = try Place()
    let direct = try self.book(other, .create).films(of: early, seeds: [1], at: [1.6])[0]
    #expect(through[0].measured == direct[0].measured)
  }

  @Test func `a film that cannot be simulated is recorded with its reason`() throws {
    let place = try Place()
    let impossible = Recipe(phi: 0.5, chi: 99, logTime: 1)
    let film = try book(place, .create).films(of: impossible, seeds: [1], at: [1])[0][0]
    #expect(film.measured == nil && film.failure?.contains("chi") == true)
    let again = try book(place, .resume).films(of: impossible, seeds: [1], at: [1])[0][0]
    #expect(again == film)
  }
}
