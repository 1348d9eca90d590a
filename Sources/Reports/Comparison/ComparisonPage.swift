import Ledger

/// `compare.html`: who did best first, then the numbers and pictures beside each other.
struct ComparisonPage {
  let runs: [ComparedRun]
  let differences: [StudyDifference]
  let figures: [DrawnFigure]
  let skipped: [String]

  var text: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Comparison</title>
    <style>\(Page.css)</style>
    </head>
    <body>
    <main>
    <header><h1>\(html(runs.map(\.title).joined(separator: ", ")))</h1>
    <p class="question">\(runs.count) runs beside each other.</p></header>
    <section class="answer"><h2>Answer</h2>
    <dl>\(answer)</dl></section>
    <section><h2>The runs</h2>
    \(summary)
    </section>
    <section><h2>Asked and obtained</h2>
    \(targets)
    \(picture("targets"))</section>
    <section><h2>Pathways</h2>
    \(picture("pathways"))
    \(pathways)</section>
    <section><h2>Search</h2>
    \(picture("progress"))</section>
    <section><h2>Differences of the studies</h2>
    \(study)</section>
    \(left)
    </main>
    </body>
    </html>

    """
  }

  private var answer: String {
    [
      line("Smallest miss of a candidate", least(\.best?.error) { fixed($0, 4) }),
      line(
        "First volume within all tolerances",
        least {
          $0.firstHit.map { Double($0.volumes) }
        } words: {
          "after \(fixed($0, 0)) volumes"
        }),
      line("Smallest miss of a simulated film", least(\.verified?.error) { fixed($0, 4) }),
    ].joined()
  }

  private func line(_ head: String, _ body: String) -> String {
    "<dt>\(head)</dt><dd>\(body)</dd>"
  }

  /// Whose value is least, in words; ties name all.
  private func least(
    _ value: (ComparedRun) -> Double?, words: (Double) -> String
  ) -> String {
    guard let best = runs.compactMap(value).min() else { return "none of the runs has one" }
    let winners = runs.filter { value($0) == best }.map { "\($0.letter) (\(html($0.title)))" }
    return "<strong>\(winners.joined(separator: ", "))</strong>: \(words(best))"
  }

  private var summary: String {
    htmlTable([""] + runs.map { "\($0.letter)<br>\(html($0.title))" }, rows)
      + "<p class=\"note\">Misses are in the attributes' own units. Seconds are those of the "
      + "evaluations, on the machine of each run. ✗: outside the tolerance.</p>"
  }

  private var rows: [[String]] {
    [
      row("Study") { $0.record.facts[.study].map(html) },
      row("Model") { $0.record.facts[.model].map(html) },
      row("Status") { $0.record.facts[.status].map(html) },
      row("Algorithm") { $0.record.facts[.algorithm].map(html) },
      row("Candidates within tolerance") {
        "\($0.candidates.count(where: \.within)) of \($0.candidates.count)"
      },
      row("Largest miss of the best candidate") { run in
        run.best.map { verdict(fixed($0.error, 4), met: $0.within) }
      },
      row("Evaluations, volumes") { run in
        run.spending.last.map { "\($0.evaluations), \($0.volumes)" }
      },
      row("Seconds of the evaluations") { $0.spending.last.map { fixed($0.seconds, 1) } },
      row("Until a volume met every target: evaluations, volumes, seconds") { run in
        run.firstHit.map { "\($0.evaluations), \($0.volumes), \(fixed($0.seconds, 1))" }
      },
      row("Pathways") { "\($0.record.pathways.count)" },
      row("Largest miss of the mean over simulated films") { run in
        run.verified.map {
          verdict(fixed($0.error, 4), met: $0.verdict == "verified")
            + "<br>pathway \($0.pathway), \($0.verdict ?? "no verdict") by \($0.films) films"
        }
      },
    ]
  }

  private func row(_ head: String, _ cell: (ComparedRun) -> String?) -> [String] {
    [head] + runs.map { cell($0) ?? "–" }
  }

  private var targets: String {
    var seen: Set<String> = []
    let names = runs.flatMap { $0.record.targets.map(\.attribute) }.filter {
      seen.insert($0).inserted
    }
    let rows = names.map { name in
      ["\(html(runs[0].record.label(name))) <code>\(html(name))</code>"]
        + runs.map { cell($0, name) }
    }
    return htmlTable(["Attribute"] + runs.map { "\($0.letter): target, best candidate" }, rows)
  }

  private func cell(_ run: ComparedRun, _ name: String) -> String {
    guard let target = run.record.targets.first(where: { $0.attribute == name }) else {
      return "not asked"
    }
    let page = Page(record: run.record, figures: [], skipped: [])
    return html(run.record.words(target)) + "<br>"
      + page.measured(run.best?.measured[name], target)
  }

  private var pathways: String {
    let rows = runs.flatMap { run in
      run.record.pathways.map { pathway in
        let page = Page(record: run.record, figures: [], skipped: [])
        return [
          "\(run.letter) \(pathway.rank)", page.plusMinus(pathway.phi, pathway.phiSpread),
          page.plusMinus(pathway.chi, pathway.chiSpread),
          page.plusMinus(pathway.logTime, pathway.logTimeSpread), percent(pathway.probability),
          run.record.proof(of: pathway).map(page.verdictCell) ?? "not simulated",
        ]
      }
    }
    return rows.isEmpty
      ? "<p>No run recorded a pathway.</p>"
      : htmlTable(["Pathway", "φ", "χ", "log₁₀ t", "Probability", "By simulation"], rows)
  }

  private var study: String {
    guard !differences.isEmpty else { return "<p>The runs' studies are the same.</p>" }
    return htmlTable(
      ["Key"] + runs.map(\.letter),
      differences.map { difference in
        ["<code>\(html(difference.key))</code>"] + difference.values.map { $0.map(html) ?? "–" }
      })
  }

  private var left: String {
    guard !skipped.isEmpty else { return "" }
    return "<section><h2>Figures left out</h2><ul>"
      + skipped.map { "<li>\(html($0))</li>" }.joined() + "</ul></section>"
  }

  private func picture(_ name: String) -> String {
    figures.first { $0.figure.name == name }?.html ?? ""
  }
}
