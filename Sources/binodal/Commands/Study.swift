import ArgumentParser
import StrictYAML
import Studies

struct Study: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explain study files: their keys, their JSON Schema, a study with every key.",
    discussion: """
      docs/reference/study.md has the same keys, and says how an editor completes and checks them.

      EXAMPLE
        binodal study keys search
      """,
    subcommands: [Schema.self, Show.self, Keys.self, Reference.self])

  struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the JSON Schema of study files, draft 2020-12, for editors.",
      discussion: """
        A study whose first line is \
        # yaml-language-server: $schema=binodal-study.schema.json \
        is completed and checked by editors with the YAML language server.

        EXAMPLE
          binodal study schema --out binodal-study.schema.json
        """)
    @Option(help: "Write it to this file instead of stdout.")
    var out: String?
    @Flag(help: "Replace the file of that name.")
    var overwrite = false

    func run() throws {
      guard let out else { return Console.answer(try StudySchema.text()) }
      try StudySchema.write(to: out, overwrite: overwrite)
      Console.answer(out + "\n")
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print a study with every key that has a value, as a run resolves it.",
      discussion: """
        What the model's card says, such as how it is sampled, is not among them; binodal design \
        --dry-run says what a run would do.

        EXAMPLE
          binodal study show studies/opv-balanced.yaml
        """)
    @Argument(help: "A study file.")
    var file: String
    @OptionGroup var output: Output

    func run() throws {
      let study = try StudyFile.settings(of: file)
      try output.show(ResolvedStudy(study: study), text: String(study.yaml.dropLast()))
    }
  }

  struct Reference: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write the tables of keys in pages of the documentation anew.",
      shouldDisplay: false)
    @Argument(help: "Pages with marks such as <!-- keys: search -->.")
    var pages: [String]
    @Flag(help: "Write nothing; end with 65 where a page differs.")
    var check = false

    func run() throws {
      for page in pages { try StudyReference.fill(page, check: check) }
    }
  }
}
