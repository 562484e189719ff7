import CohortTerms
import Foundation
import Imaging

/// What curation makes of a study: which image of which slice goes where, before any pixel is read.
public struct CuratedSeries: Hashable, Sendable {
  public struct Slice: Hashable, Sendable {
    public var source: CineSlice
    public var location: Double
    /// Stands for a slice that is missing.
    public var isCopy: Bool
    public var transform: PlaneTransform
    /// Of each phase, which of the source's frames stands there; the same twice where one is missing.
    public var framesByPhase: [Int]
  }

  public var id: String
  /// From the lowest location up.
  public var slices: [Slice]
  /// X, Y, slices and phases.
  public var size: SIMD4<Int>
  /// Between columns, rows and slices, in mm.
  public var spacing: SIMD3<Double>
  /// 1, or 256 / max(X, Y) of a larger matrix.
  public var scaleFactor: Double
  /// Between phases, in ms.
  public var timeStep: Double
  public var affine: Affine
  public var log: [CurationDecision]
  /// Names in the log are below this folder.
  public var root: URL
}
