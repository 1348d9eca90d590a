import Foundation
import InverseDesign
import LatentDiffusion
import Ledger
import Realism
import Reports
import StrictYAML
import Studies
import Support
import Volumes

/// An answer that says why not: one sentence, a word for programs, and where in a study.
package struct APIError: Error, Equatable, Sendable {
  package var status: Int
  package var code: String
  package var message: String
  package var key: String?
  package var line: Int?
  /// Seconds after which it may be tried again.
  package var retryAfter: Int?

  package init(
    _ status: Int, _ code: String, _ message: String, key: String? = nil, line: Int? = nil
  ) {
    (self.status, self.code, self.message) = (status, code, message)
    (self.key, self.line) = (key, line)
  }

  static func notFound(_ what: String) -> APIError { APIError(404, "not_found", what) }
  static func invalid(_ message: String, key: String? = nil) -> APIError {
    APIError(422, "invalid", message, key: key)
  }
  static func conflict(_ message: String) -> APIError { APIError(409, "conflict", message) }
  static func forbidden(_ message: String) -> APIError { APIError(403, "forbidden", message) }

  static let busy: APIError = {
    var error = APIError(503, "busy", "The server has too many connections; try again shortly.")
    error.retryAfter = 2
    return error
  }()
}

extension APIError: CustomStringConvertible {
  package var description: String { message }
}

extension APIError {
  init(_ fault: HTTPFault) { self.init(fault.status, fault.code, fault.message) }

  /// What a function of `Studies` throws, as an answer: wrong input is 422, all else 500.
  init(_ error: any Error) {
    switch error {
    case let error as APIError: self = error
    case let fault as HTTPFault: self.init(fault)
    case let error as SettingsError:
      let problem = StudyCheck.Problem(error)
      self.init(
        422, "invalid", problem.message, key: problem.key.isEmpty ? nil : problem.key,
        line: problem.line)
    case StudyError.unknownModel: self.init(404, "unknown_model", "\(error)")
    case StudyError.runExists, StudyError.otherRun: self.init(409, "conflict", "\(error)")
    case StudyError.noRun, ReportError.notARun: self.init(404, "not_found", "\(error)")
    case ReportError.ledger(let error): self.init(error)
    case LedgerError.missing: self.init(404, "not_found", "\(error)")
    // a file in the workspace that is no sound ledger is no fault of the server's
    case is LedgerError: self.init(422, "invalid", "\(error)")
    case is FileLockError: self.init(409, "conflict", "\(error)")
    case is CancellationError: self.init(503, "busy", "The server is shutting down.")
    default:
      let isInput = [64, 65].contains(exitCode(of: error))
      self.init(isInput ? 422 : 500, isInput ? "invalid" : "failed", "\(error)")
    }
  }

  /// The error as a JSON document.
  var response: HTTPResponse {
    let document = ErrorDocument(
      status: status, code: code, message: message.printable(), key: key, line: line)
    let text = (try? JSONText.document(document)) ?? "{}\n"
    var response = HTTPResponse(
      status: status, type: "application/json; charset=utf-8", Data(text.utf8))
    if let retryAfter { response.headers["Retry-After"] = "\(retryAfter)" }
    if status == 401 { response.headers["WWW-Authenticate"] = "Bearer" }
    return response
  }
}

/// What an answer of status 400 or above says.
package struct ErrorDocument: JSONDocument, Sendable {
  package static let document = "error"
  package let status: Int
  package let code: String
  package let message: String
  /// The key of a study file, where one is to blame.
  package let key: String?
  package let line: Int?
}
