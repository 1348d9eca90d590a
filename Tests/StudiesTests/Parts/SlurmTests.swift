import Foundation
import Programs
import Studies
import Testing

@Suite struct SlurmTests {
  static let words = [
    "plain", "", "a b", "it's", "`id`", "$(id)", "$HOME", "\\", "a\nb", "\"", "*", "!x", "-n", "χ",
  ]

  @Test(arguments: words)
  func `a shell takes a quoted word as it is`(word: String) throws {
    let ended = try OtherProgram.run(["bash", "-c", "printf %s. " + ShellWord.quote(word)])
    #expect(ended.text == word + ".")
  }

  @Test func `the script hands its words and its part to the program`() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/a b'c`d \(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let words = ["/usr/bin/printf", "<%s>"] + Self.words
    try SlurmScript.part(words, cancelled: folder + "/x")
      .write(toFile: folder + "/part.sh", atomically: true, encoding: .utf8)
    let ended = try OtherProgram.run([
      "env", "SLURM_ARRAY_TASK_ID=4", "bash", folder + "/part.sh", "1001", "2000",
    ])
    #expect(
      ended.text == (Self.words + ["--part", "1005/2000"]).map { "<\($0)>" }.joined())
    #expect(ended.status == 0)
  }

  @Test(arguments: [
    ("USR1", 75, true), ("TERM", 75, false), ("USR1", 1, false),
  ])
  func `a part that leaves in good order is started again, after a warning alone`(
    signal: String, status: Int, again: Bool
  ) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    // What Slurm would be told is written down by a command of the same name.
    try "#!/bin/bash\necho \"$@\" > \(folder)/told\n"
      .write(toFile: folder + "/scontrol", atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder + "/scontrol")
    let program = "trap 'exit \(status)' \(signal); touch \(folder)/up; while :; do sleep 0.1; done"
    try SlurmScript.part(["bash", "-c", program, "x"], cancelled: folder + "/cancelled")
      .write(toFile: folder + "/part.sh", atomically: true, encoding: .utf8)
    // A thread of the tests blocks signals, and what it starts would too.
    let ended = try Python.run([
      "-c",
      """
      import os, signal, sys
      signal.pthread_sigmask(signal.SIG_SETMASK, [])
      os.execvp("bash", ["bash", "-c", sys.argv[1]])
      """,
      """
      export PATH=\(folder):$PATH SLURM_ARRAY_JOB_ID=7 SLURM_ARRAY_TASK_ID=0
      bash \(folder)/part.sh 1 1 & script=$!
      until [ -e \(folder)/up ]; do sleep 0.1; done
      kill -s \(signal) $script; wait $script
      """,
    ])
    #expect(ended.status == Int32(status))
    let told = try? String(contentsOfFile: folder + "/told", encoding: .utf8)
    #expect(told == (again ? "requeue 7_0\n" : nil))
  }

  @Test func `no array has an index that the cluster refuses`() {
    let arrays = TaskArray.arrays(of: [1, 2, 3, 5, 1001, 1002, 2500, 2002], size: 1001)
    #expect(arrays.map(\.first) == [1, 1002, 2003])
    #expect(arrays.map(\.list) == ["0-2,4,1000", "0,1000", "497"])
    #expect(TaskArray.arrays(of: [], size: 10).isEmpty)
    let all = TaskArray.arrays(of: Array(1...26_800), size: 1001)
    #expect(all.allSatisfy { $0.tasks.allSatisfy((0..<1001).contains) })
    #expect(all.flatMap { array in array.tasks.map { array.first + $0 } } == Array(1...26_800))
  }

  @Test func `the command of a part is the one that was given, without what submits it`() {
    #expect(
      SlurmOptions.withoutScheduling([
        "sweep", "a b.yaml", "--slurm", "--time", "9", "--mem=5G", "--out", "x", "--resume",
        "--option", "--account=a", "--option=--qos=b", "--wait", "--tasks", "3", "--json",
      ]) == ["sweep", "a b.yaml", "--out", "x"])
  }

  @Test func `a log's path holds no pattern of the folder's`() {
    #expect(SlurmScript.log("/a%j/b", "part-%A_%a.log") == "--output=/a%%j/b/part-%A_%a.log")
  }
}
