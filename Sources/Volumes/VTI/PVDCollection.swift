/// The files of a time series as ParaView opens them: one XML file that names each with its time.
package struct PVDCollection: Sendable {
  /// One file of the series.
  package struct Step: Sendable, Equatable {
    package let time: Double
    /// The file's path, relative to the folder of the collection.
    package let file: String

    package init(time: Double, file: String) {
      (self.time, self.file) = (time, file)
    }
  }

  package var steps: [Step]

  package init(steps: [Step] = []) { self.steps = steps }

  /// Writes the collection; a reader sees the old file or the new one, never a part.
  package func write(to path: String) throws(VolumeFileError) {
    try writeBytes([Array(text.utf8)], to: path)
  }

  private var text: String {
    let rows = steps.map { step in
      """
          <DataSet timestep="\(step.time)" group="" part="0" file="\(Self.escaped(step.file))"/>

      """
    }
    return """
      <?xml version="1.0"?>
      <VTKFile type="Collection" version="0.1" byte_order="LittleEndian">
        <Collection>
      \(rows.joined())  </Collection>
      </VTKFile>

      """
  }

  private static func escaped(_ text: String) -> String {
    let entities: [Character: String] = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;"]
    return text.map { entities[$0] ?? String($0) }.joined()
  }
}
