import DICOM
import Foundation
import Imaging

/// What the slices of one cine stack were acquired with: the name of their series without its
/// numbers, and the matrix.
struct CineProtocol: Hashable, Sendable {
  private var name: String
  private var rows: Int
  private var columns: Int

  init(of slice: CineSlice) {
    name = slice.header.seriesDescription.filter { !$0.isNumber }
    rows = slice.header.rows
    columns = slice.header.columns
  }

  /// How well slices of this protocol show one heartbeat; the smallest is best. Images over several
  /// heartbeats come last, then those of coarser pixels, in steps of a quarter.
  func rank(of slices: [CineSlice]) -> Rank {
    let beats = slices.count { $0.isOfSeveralBeats }
    let spacing = slices.compactMap(\.header.pixelSpacing?.x).min() ?? 0
    // Four steps to a doubling.
    let coarse = spacing > 0 ? (4 * log2(spacing)).rounded() : 0
    return Rank(isOfSeveralBeats: 2 * beats > slices.count, coarse: coarse)
  }

  /// The order of protocols.
  struct Rank: Hashable, Comparable {
    var isOfSeveralBeats: Bool
    var coarse: Double

    static func < (a: Rank, b: Rank) -> Bool {
      a.isOfSeveralBeats == b.isOfSeveralBeats ? a.coarse < b.coarse : b.isOfSeveralBeats
    }
  }
}

extension CineSlice {
  /// Whether its images go on over more than one heartbeat; where its length is not stated, over
  /// more than 1.6 s.
  fileprivate var isOfSeveralBeats: Bool {
    if Measurements(of: frames)?.kind == .heartbeat { return true }
    guard let step = timeStep else { return false }
    let beat = header.heartInterval.flatMap { $0 > 0 ? $0 : nil } ?? 1070
    return step * Double(frames.count) > 1.5 * beat
  }
}
