import Foundation
import Support
import Testing

struct DurableFileTests {
  private let folder = NSTemporaryDirectory() + "durable-" + UUID().uuidString

  private func inFolder(_ body: () throws -> Void) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body()
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
  }

  @Test func `a file is written, replaced, and nothing lies beside it`() throws {
    try inFolder {
      for text in ["first", "second", ""] {
        try DurableFile.write(text, to: folder + "/file")
        #expect(try self.text("file") == text)
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["file"])
    }
  }

  @Test func `a symbolic link at the target is replaced and what it led to stays`() throws {
    try inFolder {
      try DurableFile.write("mine", to: folder + "/other")
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/file", withDestinationPath: folder + "/other")
      try DurableFile.write("new", to: folder + "/file")
      #expect(try text("other") == "mine")
      #expect(try text("file") == "new")
    }
  }

  @Test func `a finished file takes its name, and a missing one is an error`() throws {
    try inFolder {
      try Data("x".utf8).write(to: URL(filePath: folder + "/draft"))
      try DurableFile.commit(folder + "/draft", to: folder + "/file")
      #expect(try text("file") == "x")
      #expect(throws: FileFailure(path: folder + "/file", code: ENOENT)) {
        try DurableFile.commit(folder + "/draft", to: folder + "/file")
      }
    }
  }

  @Test func `a folder that is missing gives its reason`() {
    #expect(throws: FileFailure(path: folder + "/file", code: ENOENT)) {
      try DurableFile.write("x", to: folder + "/file")
    }
  }

  @Test func `a link in place of a folder of ours is refused`() throws {
    try inFolder {
      try OwnFolder.make("plots", in: folder)
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/shards", withDestinationPath: folder + "/plots")
      #expect(throws: FileFailure.self) { try OwnFolder.make("shards/a", in: folder) }
      #expect(throws: FileFailure.self) { try OwnFolder.make("plots/../up", in: folder) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/plots") == [])
    }
  }

  @Test func `a lock never follows a link, and names who holds it`() throws {
    try inFolder {
      try DurableFile.write("precious", to: folder + "/precious")
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/run.lock", withDestinationPath: folder + "/precious")
      #expect(throws: FileLockError.self) { try FileLock(folder: folder) }
      #expect(try text("precious") == "precious")
      unlink(folder + "/run.lock")

      let lock = try FileLock(folder: folder)
      #expect(try text("run.lock").split(separator: "\n").first.map(String.init) == "\(getpid())")
      #expect {
        try FileLock(folder: folder)
      } throws: { "\($0)".contains("process \(getpid()) on ") && "\($0)".contains(", since 20") }
      lock.release()
      #expect(!FileManager.default.fileExists(atPath: folder + "/run.lock"))
      try FileLock(folder: folder).release()
    }
  }
}
