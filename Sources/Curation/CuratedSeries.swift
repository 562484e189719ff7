import CohortTerms
import Foundation
import Imaging

/// The plan of a curated series: which image of which slice goes where, before any pixel is read.
public struct CuratedSeries: Hashable, Sendable {
  /// A slice of the curated stack.
  public struct Slice: Hashable, Sendable {
    /// The slice that its images come from.
    public var source: CineSlice
    /// The position along the normal, in mm.
    public var location: Double
    /// Whether it stands for a missing slice.
    public var isCopy: Bool
    /// How its images are brought onto the series' grid.
    public var transform: PlaneTransform
    /// For each phase the index of the source's frame; repeated if a frame is missing.
    public var framesByPhase: [Int]
    /// Whether the frames were matched by time, because the slice has other phases than the series.
    public var isMatched = false
  }

  /// The name of the series.
  public var id: String
  /// The slices by ascending location.
  public var slices: [Slice]
  /// The number of columns (x), rows (y), slices and phases.
  public var size: SIMD4<Int>
  /// The distance between columns, rows and slices, in mm.
  public var spacing: SIMD3<Double>
  /// The scale of the matrix: 1, or 256 / max(x, y) if it is larger.
  public var scaleFactor: Double
  /// The time between phases, in ms.
  public var timeStep: Double
  /// The map from voxel indices to RAS, in mm.
  public var affine: Affine
  /// The decisions made so far.
  public var log: [CurationDecision]
  /// The cohort's folder; paths in the log are relative to it.
  public var root: URL
}
