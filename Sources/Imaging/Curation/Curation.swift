import Foundation

/// The curation of cine studies: one even stack of parallel slices of one size, resolution and number of phases.
///
/// Every decision is a line of the log. `legacy` makes the original's choices: SliceLocation as the place of a slice, rotation
/// by the unsigned angle, ties by the text of names, rounded axes, the first slice's position as the origin.
public struct Curation: Hashable, Sendable, Codable {
  public var legacy: Bool
  /// Larger matrices are scaled down to this many pixels.
  static let largest = 256

  public init(legacy: Bool = false) { self.legacy = legacy }

  /// What is to be done with a study, from its headers. Throws ``CurationError``.
  public func plan(_ study: CineStudy) throws(CurationError) -> CuratedSeries {
    var stack = SliceStack(study, legacy: legacy)
    guard let orientation = stack.keepParallelPlanes() else {
      throw CurationError.noSlices(study.id, stack.log)
    }
    if !legacy { stack.noteRepetition() }
    stack.removeCollisions()
    let distance = stack.makeEven()
    guard let grid = SeriesGrid(&stack, orientation: orientation) else {
      throw CurationError.noSlices(study.id, stack.log)
    }
    let phases = legacy ? stack.phases : stack.crediblePhases()
    let slices = stack.slices.map { slice in
      CuratedSeries.Slice(
        source: slice.source, location: slice.location, isCopy: slice.isCopy,
        transform: grid.transform(of: slice, in: &stack),
        framesByPhase: slice.source.framesByPhase(phases, legacy: legacy))
    }
    stack.noteMissingFrames(slices)
    let timeStep = legacy ? slices[0].timeStep ?? 0 : stack.timeStep(slices)
    return CuratedSeries(
      id: study.id, slices: slices,
      size: SIMD4(grid.columns, grid.rows, slices.count, phases),
      spacing: SIMD3(grid.spacing.x, grid.spacing.y, distance), scaleFactor: grid.scale,
      timeStep: timeStep,
      affine: grid.affine(of: slices, distance: distance, legacy: legacy), log: stack.log,
      root: study.root)
  }

  /// Plans a study and writes its image; `place` says where, and where the turned version of a landscape one. Slices of which no
  /// image can be decoded are left out as if they had not been there. Throws ``CurationError/noSlices`` where nothing is left,
  /// ``FileError`` where the image cannot be written, and what `place` throws.
  public func write(
    _ study: CineStudy, to place: (CuratedSeries) throws -> (image: URL, turned: URL?)
  ) throws -> CuratedSeries {
    var study = study
    while true {
      var series = try plan(study)
      let (image, turned) = try place(series)
      do {
        series.log += try series.write(to: image, turned: turned)
        return series
      } catch CurationError.undecodable(let names, let log) {
        study.slices.removeAll { names.contains($0.name) }
        study.log += log
      }
    }
  }
}

extension SliceStack {
  /// The usual number of phases, the largest of several: what the headers say, else the images at hand.
  fileprivate var phases: Int {
    let counts = slices.map { slice in
      let said = slice.source.header.cardiacNumberOfImages ?? 0
      return (1...1000).contains(said) ? said : slice.source.frames.count
    }
    return max(1, Mode.largest(counts, by: <) ?? 1)
  }

  /// The same where at least half of them have an image in some slice; else the images at hand are counted, and that is told.
  fileprivate mutating func crediblePhases() -> Int {
    let said = phases
    let most = slices.map(\.source.frames.count).max() ?? 1
    guard said > 2 * most else { return said }
    note(
      .phases, "images counted", "",
      "the headers say \(said) phases, but no slice has more than \(most) images")
    return max(1, most)
  }

  /// Between phases in ms: of the trigger times, else of what the header says of the heart's rhythm, which is told; 0 where
  /// nothing is known.
  fileprivate mutating func timeStep(_ slices: [CuratedSeries.Slice]) -> Double {
    if let known = slices.lazy.compactMap(\.timeStep).first(where: { $0 > 0 }) { return known }
    let phases = slices[0].framesByPhase.count
    if phases < 2 { return 0 }
    let header = slices[0].source.header
    if let step = header.frameTime, step > 0 {
      note(.timeStep, "frame time", "", "no trigger times; the header says \(step) ms per frame")
      return step
    }
    if let interval = header.heartInterval, interval > 0 {
      note(
        .timeStep, "heart interval over phases", "",
        "no trigger times; \(interval) ms in \(phases) phases")
      return interval / Double(phases)
    }
    note(.timeStep, "0", "", "no trigger times, frame time or heart interval")
    return 0
  }

  fileprivate mutating func noteMissingFrames(_ slices: [CuratedSeries.Slice]) {
    for slice in slices where !slice.isCopy {
      for phase in slice.source.missingPhases(slice.framesByPhase) {
        let stands = slice.source.frames[slice.framesByPhase[phase]]
        note(
          .missingFrame, "previous frame copied", study.name(stands.path), "frame: \(phase)")
      }
    }
  }
}

extension CuratedSeries.Slice {
  /// Between phases in ms, from the first two images; nil where their times are not known.
  fileprivate var timeStep: Double? {
    let times = source.frames.prefix(2).compactMap(\.triggerTime)
    guard times.count == 2, let second = framesByPhase.firstIndex(of: 1) else { return nil }
    let first = framesByPhase.lastIndex(of: 0) ?? 0
    let phases = second - first + source.missingPhases(framesByPhase).filter { $0 < second }.count
    return (times[1] - times[0]) / Double(max(1, phases))
  }
}
