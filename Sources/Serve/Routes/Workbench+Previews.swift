import LatentDiffusion
import Studies

struct PreviewBody: Decodable {
  let model: String?
  let request: [String: Double]?
  let seed: UInt64?
  let sample: Int?
}

extension Workbench {
  var previewRoutes: [Route] {
    let previews = previews
    return [
      .post(
        "previews", "makePreview",
        "Makes one film for a request and measures it; a later request takes the place of one that "
          + "waits.", .json(PreviewBody.self), .document(PreviewDocument.self),
        errors: [404, 409, 422]
      ) { call in try .document(try await self.preview(call.body())) },
      .delete("previews/current", "dropPreviews", "Drops what waits and what is being made.") { _ in
        await previews.drop()
        return HTTPResponse(status: 204)
      },
    ]
      + volumeRoutes("previews/{id}/volume", "PreviewVolume", of: "a film that was made") { call in
        let id = try call.name("id")
        guard let volume = await previews.volume(id) else {
          throw APIError.notFound("The film \(id) is no longer kept.")
        }
        return volume
      }
  }

  private func preview(_ body: PreviewBody) async throws -> PreviewDocument {
    let sample = body.sample ?? 0
    guard (0...1_000_000_000).contains(sample) else {
      throw APIError.invalid("sample is 0 to 1000000000, not \(sample)", key: "sample")
    }
    let desk = try await models.desk(body.model ?? Self.previewModel)
    let request = try await work { try desk.complete(body.request ?? [:]).values }
    let seed = body.seed ?? 1
    let began = ContinuousClock.now
    let (id, film) = try await previews.film(
      of: desk, request: request, seed: seed, index: sample)
    let seconds = (ContinuousClock.now - began) / .seconds(1)
    return PreviewDocument(
      id: id, model: desk.card.name, seed: seed, sample: sample, requested: request,
      measured: film.measured, predicted: film.predicted,
      forward: await forward(film, desk), seconds: seconds,
      volume: VolumeFacts(film.volume, sides: desk.card.sides))
  }

  /// What films of the predicted recipe have; nil where the model knows nothing of it.
  private func forward(_ film: SampledFilm, _ desk: RequestDesk) async -> PredictReport? {
    guard let phi = film.predicted["phi"], let chi = film.predicted["chi"],
      let time = film.predicted["log_time"],
      let forecaster = try? await models.forecaster(desk.card.name)
    else { return nil }
    let options = PredictOptions(
      model: desk.card.name, phi: phi.mean, chi: chi.mean, logTime: time.mean)
    return try? await work { try forecaster.predict(options) }
  }
}
