import Foundation
import Imaging

/// The curation of cine studies: one even stack of parallel slices of one size, resolution and number of phases.
///
/// Every decision is a line of the log. `legacy` makes the original's choices: SliceLocation as the place of a slice, rotation
/// by the unsigned angle, ties by the text of names, rounded axes, the first slice's position as the origin.
public struct Curation: Hashable, Sendable, Codable {
  public var legacy: Bool

  public init(legacy: Bool = false) { self.legacy = legacy }

  /// What is to be done with a study, from its headers. Throws ``CurationError``.
  public func plan(_ study: CineStudy) throws(CurationError) -> CuratedSeries {
    var stack = SliceStack(study, legacy: legacy)
    guard let orientation = stack.keepParallelPlanes() else {
      throw CurationError.noSlices(study.id, stack.log)
    }
    if !legacy {
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
    if !legacy { stack.leaveOutImages(beyond: phases) }
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
      affine: grid.affine(of: slices, distance: distance), log: stack.log,
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
