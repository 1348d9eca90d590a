import Corpus
import Descriptors
import InverseDesign
import LatentDiffusion
import Ledger
import PhaseField
import Realism
import Reports
import StrictYAML
import Studies
import Tensors
import Testing
import Volumes

/// How the program ends: 64 after wrong usage, 65 after bad input, 1 after anything else.
@Suite struct ExitCodeTests {
  private func codes(_ errors: [any Error]) -> [Int32] { errors.map { exitCode(of: $0) } }

  @Test func `a wrong name or target on the command line is wrong usage`() {
    let errors: [StudyError] = [
      .unknownModel(name: "a", known: [], shelf: "models"),
      .unknownAttribute(name: "a", known: [], of: "a target"),
      .repeatedAttribute(name: "a"), .malformedTarget(text: "a", problem: "b"),
    ]
    #expect(codes(errors) == [64, 64, 64, 64])
  }

  @Test func `what a study or a folder holds is bad input`() {
    let errors: [StudyError] = [
      .unrealistic(advice: "a"), .runExists(folder: "a", resumable: true),
      .noRun(folder: "a", reason: "b"), .otherRun(folder: "a", what: "model"),
      .unwritable(path: "a", reason: "b"), .badInput(path: "a", reason: "b"),
    ]
    #expect(codes(errors).allSatisfy { $0 == 65 })
  }

  @Test func `a search that finds nothing is neither`() {
    #expect(exitCode(of: StudyError.nothingFound(reason: "a")) == 1)
  }

  @Test func `a settings file, a volume or a label map that is wrong is bad input`() {
    let errors: [any Error] = [
      SettingsError(file: "a", line: 1, key: "b", problem: "c"),
      VolumeFileError.unreadable(path: "a", reason: "b"),
      VolumeFileError.truncated(path: "a", field: "b", neededBytes: 2, foundBytes: 1),
      VolumeFileError.notFinite(path: "a", x: 0, y: 0, z: 0, found: "nan"),
      LabelMapError.notAPair("a"), LabelMapError.repeated(label: "1"),
      ImportError.nothingFound(pattern: "a"),
    ]
    #expect(codes(errors).allSatisfy { $0 == 65 })
  }

  @Test func `a goal or a request that makes no sense is bad input`() {
    let design: [DesignError] = [
      .noGoal, .unknownAttribute(.phi, nearest: nil), .repeatedAttribute(.phi),
      .notMeasurable(.phi), .outsideRange(.phi, value: 2, range: 0...1),
      .bandReversed(.phi, from: 1, to: 0), .fractionsExceedOne(sum: 2),
      .badNumber(subject: "a", field: "b", value: 0, allowed: "c"),
      .conditionsDiffer(model: [], distribution: ["a"]),
      .wrongLength(what: "a", expected: 1, found: 2),
      .journalDiverges(number: 1, asked: [], found: []),
      .evaluationFailed(number: 1, condition: [], reason: "a"), .unmeasured(.phi),
      .notPredictable([.phi], algorithm: "a"), .noPredictions,
      .predictionNotFinite(axis: "chi", index: 0),
    ]
    #expect(codes(design).allSatisfy { $0 == 65 })
    let realism: [RealismError] = [
      .noNames, .repeatedName("a"), .wrongShape(what: "a", expected: 1, found: 2),
      .sampleNotFinite(name: "a", row: 0, value: .nan), .tooFew(what: "a", needed: 2, found: 1),
      .constant(name: "a", value: 1), .dependent(name: "a", on: ["b"]), .emptyRequest,
      .unknownName("a", known: []), .valueNotFinite(name: "a", value: .nan), .nothingRealistic,
    ]
    #expect(codes(realism).allSatisfy { $0 == 65 })
  }

  @Test func `a number of the physics is wrong usage, a solution that is lost is neither`() {
    let errors: [PhaseFieldError] = [
      .badSetting(name: "chi", value: 99, allowed: "a"), .badField(value: 2, x: 0, y: 0, z: 0),
      .leftRange(field: "φ", value: 2, step: 1, time: 1, x: 0, y: 0, z: 0),
      .noProgress(step: 1, time: 1, timeStep: 0),
    ]
    #expect(codes(errors) == [64, 1, 1, 1])
  }

  @Test func `a corpus of another kind is bad input, a full disk is not`() {
    let errors: [CorpusError] = [
      .unreadable(path: "a", reason: "b"), .otherPlan(folder: "a", found: "b", wanted: "c"),
      .otherFormat(folder: "a", found: 2), .unfinished(folder: "a"),
      .chooseLabels(folder: "a", asked: nil, available: []),
    ]
    #expect(codes(errors).allSatisfy { $0 == 65 })
    #expect(exitCode(of: CorpusError.diskFull(folder: "a")) == 1)
  }

  @Test func `a foreign or damaged ledger is bad input, a failing one is not`() {
    let bad: [LedgerError] = [
      .missing(path: "a"), .exists(path: "a"), .foreign(path: "a", found: "b"),
      .corrupt(path: "a", detail: "b"), .newer(path: "a", found: 9, known: 4),
      .unwritable(path: "a", reason: "b"),
    ]
    let failing: [LedgerError] = [
      .database(path: "a", message: "b"), .notFinite(table: "a", column: "b", key: "c"),
    ]
    #expect(codes(bad).allSatisfy { $0 == 65 })
    #expect(codes(failing) == [1, 1])
    // A report that meets such a ledger ends as the ledger's own error does.
    #expect(codes(bad.map { ReportError.ledger($0) }).allSatisfy { $0 == 65 })
    #expect(codes(failing.map { ReportError.ledger($0) }) == [1, 1])
  }

  @Test func `a report without gnuplot is neither, one of no run is bad input`() {
    let errors: [ReportError] = [
      .gnuplotMissing(program: "a"), .gnuplotFailed(figure: "a", words: "b"),
      .notARun(folder: "a"), .noRecords(folder: "a"), .unwritable(path: "a", reason: "b"),
      .badStudy(path: "a", reason: "b"),
    ]
    #expect(codes(errors) == [1, 1, 65, 65, 65, 65])
  }

  @Test func `a bundle or a sampler's number is bad input, a computation that fails is not`() {
    let bad: [LatentDiffusionError] = [
      .unreadable(path: "a", detail: "b"), .card(path: "a", key: "b", found: "c", expected: "d"),
      .fileChanged(path: "a", expected: "b", found: "c"), .cardChanged(path: "a"),
      .conditionCount(expected: ["a"], found: 2), .shape(found: "1×1×1", multiple: 8),
      .samplerSteps(found: 0, allowed: 1...9), .guidance(found: "-1"),
      .computation(.file(path: "a", .missing(name: "b"))),
    ]
    #expect(codes(bad).allSatisfy { $0 == 65 })
    let failing: [LatentDiffusionError] = [
      .diverged(stage: "vae", step: 1, quantity: "loss", batch: []),
      .computation(.libraryUnavailable("a")), .computation(.outOfMemory(operation: "a")),
    ]
    #expect(codes(failing) == [1, 1, 1])
  }

  @Test func `an error of nobody's is neither`() {
    #expect(exitCode(of: StandInFailure("a")) == 1)
    #expect(exitCode(of: CancellationError()) == 1)
  }
}
