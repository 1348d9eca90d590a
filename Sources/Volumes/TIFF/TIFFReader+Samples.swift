/// Samples of a pixel that are slabs of z.
extension TIFFReader {
  /// The volume whose slabs are the planes of a pixel's samples; nil where they are colours.
  ///
  /// tifffile takes an array of three or four slabs for colours in planes of their own, unless its
  /// caller says otherwise: where they differ and its description gives them as the first axis,
  /// they are slabs, with a remark. The caller may say so of any file.
  func samplesAsSlabs(
    _ list: TIFFPageList, _ first: TIFFPage, _ description: TIFFDescription
  ) throws(VolumeFileError) -> Raster? {
    guard first.isPlanar, first.samples > 1, first.depth == 1, options.channel == nil,
      options.takesPlanesAsSlices || description.mayHaveSamplesAsSlabs && list.stack.count == 1
    else { return nil }
    let count = list.stack.count.clampedProduct(first.samples)
    try checkSize(count / first.samples, first, isCompressed: list.isCompressed)
    guard let shape = Shape(checking: first.width, first.height, count) else { return nil }
    var stored: [UInt8] = []
    for number in list.stack { try append(number, list, to: &stored) }
    if !options.takesPlanesAsSlices {
      let plane = first.size / first.samples
      let areEqual = (1..<max(1, first.greys)).allSatisfy {
        stored[..<plane].elementsEqual(stored[$0 * plane..<($0 + 1) * plane])
      }
      if areEqual { return nil }
      remark(
        "its \(first.samples) samples of a pixel differ and lie in planes of their own, as tifffile "
          + "writes an array of \(first.samples) slabs; they are read as slabs of z")
    }
    let plain = SampleStore(
      path: file.path, field: "the planes", width: first.width, rows: first.height,
      bits: first.bits, samples: 1, greys: 1, isPlanar: false, channel: nil)
    return Raster(
      path: file.path, shape: shape, spacing: description.lengths.spacing,
      labels: description.labels,
      scalars: try decode(try plain.values(stored), first.type, .native, shape))
  }
}
