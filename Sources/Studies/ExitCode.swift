import Corpus
import Descriptors
import InverseDesign
import LatentDiffusion
import Ledger
import Optimize
import PhaseField
import ProcessModel
import Realism
import Reports
import StrictYAML
import Support
import Tensors
import Volumes

/// An error of a module above this one, which says itself how the program ends.
package protocol ExitCoded: Error {
  var exitCode: Int32 { get }
}

/// How the program ends after `error`: 64 for wrong usage, 65 for bad input data, 1 for the rest.
package func exitCode(of error: any Error) -> Int32 {
  switch error {
  case let error as any ExitCoded: error.exitCode
  case let error as StudyError: error.exitCode
  case CorpusError.diskFull, is FileLockError: 1
  case is SettingsError, is VolumeFileError, is LabelMapError, is DesignError, is RealismError,
    is CorpusError, is ImportError, is ProcessModelError:
    65
  case let error as PhaseFieldError: error.exitCode
  case let error as LedgerError: error.exitCode
  case let error as LatentDiffusionError: error.exitCode
  case let error as ReportError: error.exitCode
  default: 1
  }
}

extension StudyError {
  var exitCode: Int32 {
    switch self {
    case .malformedTarget, .unknownAttribute, .repeatedAttribute, .sameQuantity, .unknownModel,
      .badName:
      64
    case .nothingFound: 1
    default: 65
    }
  }
}

extension PhaseFieldError {
  var exitCode: Int32 {
    switch self {
    case .badSetting: 64
    default: 1
    }
  }
}

extension LatentDiffusionError {
  var exitCode: Int32 {
    switch self {
    case .computation(.file): 65
    case .computation, .diverged: 1
    default: 65
    }
  }
}

extension ReportError {
  var exitCode: Int32 {
    switch self {
    case .gnuplotMissing, .gnuplotFailed: 1
    case .ledger(let error): error.exitCode
    default: 65
    }
  }
}

extension LedgerError {
  var exitCode: Int32 {
    switch self {
    case .database, .notFinite: 1
    default: 65
    }
  }
}
