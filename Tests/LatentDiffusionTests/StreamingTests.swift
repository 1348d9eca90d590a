import Corpus
import Foundation
import LatentDiffusion
import Testing
import Volumes

struct StreamingTests {
  private func weights(
    _ set: TrainingSet, stages: [TrainingStage] = [.vae, .predictor]
  ) throws -> [Data?] {
    let folder = try TemporaryFolder()
    var told = SyntheticFilms.configuration()
    told.vae.stage.steps = 20
    told.predictor.steps = 20
    let run = try TrainingRun(told, set: set, folder: folder.path, stages: stages, threads: 2)
    while try run.next() != nil {}
    return stages.map {
      FileManager.default.contents(atPath: "\(folder.path)/\($0.rawValue).checkpoint.safetensors")
    }
  }

  /// A checkpoint tells the seconds that it took; apart from its header it is the weights.
  private func tensors(_ checkpoint: Data?) throws -> Data {
    let data = try #require(checkpoint)
    let header = data.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
    return data.dropFirst(8 + header)
  }

  @Test func `labels read step by step train the same weights as labels in memory`() throws {
    let films = try ImportedFilms()
    let held = try weights(films.setInMemory()).map(tensors)
    #expect(held[0].count > 10_000)
    // 512 bytes is one packed film of 16×16×8: every other film is read again each time.
    for memory in [512, 1 << 20] {
      let streamed = try weights(films.set(labelMemory: memory)).map(tensors)
      #expect(streamed == held, "with \(memory) bytes of labels")
    }
  }

  @Test func `a shard cut short is named when its film is needed`() throws {
    let films = try ImportedFilms()
    let reader = try CorpusReader(folder: films.corpus)
    for sample in reader.samples(in: .train) {
      let path = URL(filePath: "\(films.corpus)/\(sample.shard)")
      try Data(contentsOf: path).prefix(700).write(to: path)
    }
    do {
      _ = try weights(films.set(), stages: [.vae])
      Issue.record("a corpus without its volumes must not train")
    } catch {
      #expect("\(error)".contains("series-"))
      #expect("\(error)".contains("cannot be read"))
    }
  }

  @Test func `labels without cuts of φ train a model whose card has none`() throws {
    let films = try ImportedFilms()
    let folder = try TemporaryFolder()
    var told = SyntheticFilms.configuration()
    told.predictions = ["vol_frac_D", "tortuosity_A"]
    let run = try TrainingRun(
      told, set: films.set(told.attributes), folder: folder.path, threads: 2)
    while try run.next() != nil {}
    try run.publish(to: folder.path + "/bundle", name: "imported")
    let card = try ModelCard.load(folder.path + "/bundle")
    #expect(card.phaseCuts == nil)
    #expect(card.phases == [.acceptor, .mixed, .donor])
    #expect(card.corpus.trainingSamples == 21)
  }

  @Test func `an attribute that the corpus lacks is named with what it has`() throws {
    let films = try ImportedFilms()
    do {
      _ = try films.set(["vol_frac_D", "annealing"])
      Issue.record("a corpus without the attribute must be refused")
    } catch {
      #expect("\(error)".contains("no attribute annealing"))
      #expect("\(error)".contains("log_time"))
    }
  }

  @Test func `a condition without a value is counted and its first volume named`() throws {
    let films = try ImportedFilms(lacking: "chi")
    let reader = try CorpusReader(folder: films.corpus)
    // The split of a series is drawn by the import's seed: this one trains or validates.
    try #require(!reader.samples(in: .test).contains { $0.series == 0 })
    var told = SyntheticFilms.configuration()
    told.conditions = ["vol_frac_D", "chi"]
    told.predictions = ["phi"]
    do {
      let folder = try TemporaryFolder()
      _ = try TrainingRun(told, set: films.set(told.attributes), folder: folder.path, threads: 2)
      Issue.record("a condition that some films lack must be refused")
    } catch {
      #expect("\(error)".contains("3 of its 27 volumes have no value of chi"))
      #expect("\(error)".contains("series-0000_0000"))
    }
  }

  @Test func `films without a condition are shown with it open where each has a mask`() throws {
    let films = try ImportedFilms(lacking: "chi")
    let folder = try TemporaryFolder()
    var told = SyntheticFilms.configuration()
    (told.conditions, told.predictions) = (["vol_frac_D", "chi"], ["phi"])
    told.architecture.denoiser.separateMasks = true
    told.vae.stage.steps = 20
    told.predictor.steps = 20
    told.diffusion.stage.steps = 20
    let set = try films.set(told.attributes)
    let run = try TrainingRun(told, set: set, folder: folder.path, threads: 2)
    while let progress = try run.next() { #expect(progress.loss.isFinite) }
    let bundle = folder.path + "/bundle"
    try run.publish(to: bundle, name: "partly")
    let members = set.training + set.heldOut
    let lacking = members.count { $0.attributes.contains { !$0.isFinite } }
    #expect(lacking == 3)
    // requests are judged by films that have every condition
    let card = try ModelCard.load(bundle)
    let stored =
      try [TrainingAttributes.load(bundle, card: card).rows]
      + [TrainingAttributes.heldOut(bundle, card: card)?.rows ?? 0]
    #expect(stored.reduce(0, +) == members.count - lacking)
  }

  @Test func `a prediction that only some films have is learnt from those`() throws {
    let films = try ImportedFilms(lacking: "chi")
    let losses = try weights(films.set())
    #expect(losses.count == 2)
  }
}
