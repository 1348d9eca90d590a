import ArgumentParser
import COpenBLAS
import Foundation
import Serve
import Studies
import Support

struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serve the workbench to a browser, with its API under /api/v1.",
    discussion: """
      The page asks, previews, runs, shows and compares; runs are the run folders of binodal design, \
      in runs/ of the workspace, and go on when the server ends. docs/how-to/serve.md shows the page, \
      docs/reference/api.md the API.

      EXAMPLE
        binodal serve --workspace films
      """)

  @Option(help: "The folder of runs, studies and uploads, made where it is missing.")
  var workspace = "."
  @Option(help: "The address to listen on. Beyond the loopback a token is needed.")
  var host = "127.0.0.1"
  @Option(help: "The port to listen on; 0 for any that is free.")
  var port: UInt16 = 8642
  @Option(
    help: "Who knows it may come in, 12 characters at least; BINODAL_TOKEN where it is not given.")
  var token: String?
  @Option(
    name: .customLong("allow-host"), parsing: .singleValue,
    help: ArgumentHelp(
      "A name by which the server is called, as behind a proxy; repeat for each.",
      valueName: "name"))
  var allowedHosts: [String] = []
  @Option(help: "The path under which a proxy shows the page, such as /films.")
  var prefix = ""
  @Option(help: help("Runs that go on at once.", 1...1024), transform: within(1...1024))
  var jobs = 1
  @Flag(help: "Open the page in a browser.")
  var open = false

  func run() throws {
    // OpenBLAS ends its worker threads when the process forks, as the reader of HDF5 does, and a product that
    // another request computes at that moment would wait for them for ever; one thread needs no workers.
    openblas_set_num_threads(1)
    var options = ServeOptions(workspace: workspace)
    (options.host, options.port, options.jobs) = (host, port, jobs)
    options.prefix = prefix == "/" ? "" : prefix
    options.token = token ?? ProcessInfo.processInfo.environment["BINODAL_TOKEN"]
    options.allowedHosts = allowedHosts
    try serveWorkbench(options) { address in
      Console.answer(address + "\n")
      if open { show(address) }
    }
  }

  /// Asks the desktop to open the page; without one the address is printed all the same.
  private func show(_ address: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["xdg-open", address]
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    try? process.run()
  }
}
