import Foundation
import Imaging

/// Curates cine studies to an even stack of parallel slices of one size, resolution and number of
/// phases.
///
/// Every decision is a line of the log. `legacy` makes the original's choices: SliceLocation as a
/// slice's position, rotation by the unsigned angle, ties resolved by name, rounded axes, the first
/// slice's position as the origin.
public struct Curation: Hashable, Sendable, Codable {
  /// Whether the original's choices are made.
  public var legacy: Bool

  public init(legacy: Bool = false) { self.legacy = legacy }

  /// Plans the curation of a study from its headers alone. Throws ``CurationError``.
  public func plan(_ study: CineStudy) throws(CurationError) -> CuratedSeries {
    var stack = SliceStack(study, legacy: legacy)
    guard let orientation = stack.keepParallelPlanes() else {
      throw CurationError.noSlices(study.id, stack.log)
    }
    if !legacy {
      stack.keepOneMeasurement()
      stack.leaveOutRepeatedImages()
      stack.leaveOutStills()
      stack.noteRepetition()
    }
    stack.removeCollisions()
    let distance = stack.makeEven()
    guard let grid = SeriesGrid(&stack, orientation: orientation) else {
      throw CurationError.noSlices(study.id, stack.log)
    }
    let phases = legacy ? stack.phases : stack.crediblePhases()
    if !legacy {
      stack.matchPhases(phases)
      stack.leaveOutImages(beyond: phases)
      stack.noteContradictions()
    }
    var slices: [CuratedSeries.Slice] = []
    for slice in stack.slices {
      let placed = CuratedSeries.Slice(
        source: slice.source, location: slice.location, isCopy: slice.isCopy,
        transform: grid.transform(of: slice, in: &stack),
        framesByPhase: slice.framesByPhase
          ?? slice.source.framesByPhase(phases, legacy: legacy),
        isMatched: slice.framesByPhase != nil)
      slices.append(placed)
      if legacy { stack.noteMissingFrames(placed) }
    }
    if !legacy { slices.forEach { stack.noteMissingFrames($0) } }
    // The original keeps the time step of the slice that it reads last.
    let timeStep = legacy ? slices.last?.firstStep ?? 0 : stack.timeStep(slices)
    return CuratedSeries(
      id: study.id, slices: slices,
      size: SIMD4(grid.columns, grid.rows, slices.count, phases),
      spacing: SIMD3(grid.spacing.x, grid.spacing.y, distance), scaleFactor: grid.scale,
      timeStep: timeStep,
      affine: grid.affine(of: slices, distance: distance), log: stack.log,
      root: study.root)
  }

  /// Plans a study and writes its image; `place` gives its URL and that of the rotated version of a
  /// landscape series. Slices without a decodable image are left out from the start. Throws
  /// ``CurationError/noSlices`` if nothing is left, ``FileError`` if the image cannot be written,
  /// and rethrows the errors of `place`.
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
