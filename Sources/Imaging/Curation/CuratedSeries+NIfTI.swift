import Foundation

extension CuratedSeries {
  /// The header of the image: whole numbers where all sources hold them.
  public var header: NIfTIHeader {
    let isInt16 = slices.allSatisfy { $0.source.frames.allSatisfy(\.isInt16) }
    return NIfTIHeader(
      size: size, affine: affine, timeStep: timeStep / 1000, dataType: isInt16 ? .int16 : .float32,
      text: id)
  }

  /// Whether there is a rotated version too: the label network was trained on portrait images.
  public var isLandscape: Bool { size.x > size.y }

  /// The header of the version that is turned by 90 degrees.
  public var turnedHeader: NIfTIHeader {
    var header = header
    header.size = SIMD4(size.y, size.x, size.z, size.w)
    header.affine = Affine(
      i: -affine.j, j: affine.i, k: affine.k,
      origin: affine.origin + affine.j * Double(size.y - 1))
    return header
  }

  /// Reads, transforms and writes all images, with one frame of each slice in memory.
  ///
  /// An image that cannot be decoded is replaced by the frame before, or left empty: a line of the log each,
  /// which are returned. Throws ``FileError``.
  public func write(to url: URL, turned: URL? = nil) throws(FileError) -> [CurationDecision] {
    header.dataType == .int16
      ? try write(Int16.self, to: url, turned: turned)
      : try write(Float.self, to: url, turned: turned)
  }

  private func write<Value: Voxel>(
    _ type: Value.Type, to url: URL, turned: URL?
  ) throws(FileError) -> [CurationDecision] {
    let writer = try NIfTIWriter(header, to: url)
    var turnedWriter: NIfTIWriter?
    if let turned, isLandscape { turnedWriter = try NIfTIWriter(turnedHeader, to: turned) }
    var log: [CurationDecision] = []
    let empty = PixelGrid(
      rows: size.y, columns: size.x, values: [Value](repeating: 0, count: size.x * size.y))
    var frames = slices.map { _ in empty }
    let transforms = slices.map { slice in
      let header = slice.source.header
      return SliceTransform(slice.transform, rows: header.rows, columns: header.columns)
    }
    for time in 0..<size.w {
      for (index, slice) in slices.enumerated() {
        if slice.isCopy && index > 0 {
          frames[index] = frames[index - 1]
        } else if time == 0 || slice.framesByPhase[time] != slice.framesByPhase[time - 1] {
          let source = slice.source.frames[slice.framesByPhase[time]]
          do throws(FileError) {
            frames[index] = try Value.frame(of: source, through: transforms[index])
          } catch {
            log.append(
              CurationDecision(
                series: id, problem: .unreadable,
                resolution: time > 0 ? "previous frame copied" : "frame left empty",
                image: CineStudy.name(source.path, under: root), extra: error.reason))
          }
        }
        try writer.append(stored: frames[index])
        try turnedWriter?.append(stored: frames[index].turned())
      }
    }
    try writer.finish()
    try turnedWriter?.finish()
    return log
  }
}
