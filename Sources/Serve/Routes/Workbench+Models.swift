import LatentDiffusion
import Studies

/// A request: values by condition.
struct RequestBodyOf: Decodable { let request: [String: Double] }

struct RecipeBody: Decodable {
  let phi: Double
  let chi: Double
  let logTime: Double
  let width: Int?

  private enum CodingKeys: String, CodingKey {
    case phi, chi, width
    case logTime = "log_time"
  }
}

extension Workbench {
  var modelRoutes: [Route] {
    [
      .get("models", "listModels", "The models on the shelf.", .document(ModelList.self)) {
        [work] _ in try .document(ModelList(try await work { try listModels() }))
      },
      .get(
        "models/{model}", "getModel", "A model's card.", .document(ModelCard.self), errors: [404]
      ) { [work] call in
        let name = try call.name("model")
        return try .document(try await work { try showModel(name) })
      },
      .get(
        "models/{model}/distribution", "getDistribution",
        "What the model was trained on: ranges, densities and correlations of every attribute.",
        query: [.init(name: "samples", type: .integer(0...5000), meaning: "rows to show, at most")],
        .document(ModelDistribution.self), errors: [404, 422]
      ) { [models, work] call in
        let count = try call.integer("samples", in: 0...5000) ?? 600
        let desk = try await models.desk(call.name("model"))
        return try .document(try await work { ModelDistribution(desk, samples: count) })
      },
      .post(
        "models/{model}/check", "checkRequest",
        "Whether a request is realistic, and what would be.",
        .json(RequestBodyOf.self), .document(CheckReport.self), errors: [404, 422]
      ) { [models, work] call in
        let body: RequestBodyOf = try await call.body()
        let desk = try await models.desk(call.name("model"))
        return try .document(try await work { try desk.check(body.request) })
      },
      .post(
        "models/{model}/complete", "completeRequest",
        "The request with what it leaves open filled in.", .json(RequestBodyOf.self),
        .document(RequestCompletion.self), errors: [404, 422]
      ) { [models, work] call in
        let body: RequestBodyOf = try await call.body()
        let desk = try await models.desk(call.name("model"))
        return try .document(try await work { try desk.complete(body.request) })
      },
      .post(
        "models/{model}/predict", "predictFilms",
        "What films of a recipe have, by the forward model.", .json(RecipeBody.self),
        .document(PredictReport.self), errors: [404, 422]
      ) { [models, work] call in
        let body: RecipeBody = try await call.body()
        let model = try call.name("model")
        if let width = body.width, !(8...100_000).contains(width) {
          throw APIError.invalid("width is 8 to 100000 voxels, not \(width)", key: "width")
        }
        let forecaster = try await models.forecaster(model)
        return try .document(
          try await work {
            try forecaster.predict(
              PredictOptions(
                model: model, phi: body.phi, chi: body.chi, logTime: body.logTime,
                width: body.width))
          })
      },
    ]
  }
}
