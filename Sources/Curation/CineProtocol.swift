import DICOM
import Foundation
import Imaging

/// What the slices of one cine stack were acquired with: the name of their series without its
/// numbers, and the matrix. Images that were computed of others are of another protocol.
struct CineProtocol: Hashable, Sendable {
  private var name: String
  private var rows: Int
  private var columns: Int
  private let isDerived: Bool

  init(of slice: CineSlice) {
    name = slice.header.seriesDescription.filter { !$0.isNumber }
    rows = slice.header.rows
    columns = slice.header.columns
    isDerived = slice.isDerived
  }

  /// How well slices of this protocol show one heartbeat; the smallest is best. Images over several
  /// heartbeats come last, then derived ones, then those of coarser pixels, in steps of a quarter.
  func rank(of slices: [CineSlice]) -> Rank {
    let beats = slices.count { $0.isOfSeveralBeats }
    let spacing = slices.compactMap(\.header.pixelSpacing?.x).min() ?? 0
    // Four steps to a doubling.
    let coarse = spacing > 0 ? (4 * log2(spacing)).rounded() : 0
    return Rank(
      isOfSeveralBeats: 2 * beats > slices.count, isDerived: isDerived, coarse: coarse)
  }

  /// The order of protocols.
  struct Rank: Hashable, Comparable {
    var isOfSeveralBeats, isDerived: Bool
    var coarse: Double

    static func < (a: Rank, b: Rank) -> Bool {
      func faults(_ rank: Rank) -> Int {
        (rank.isOfSeveralBeats ? 2 : 0) + (rank.isDerived ? 1 : 0)
      }
      return (faults(a), a.coarse) < (faults(b), b.coarse)
    }
  }
}

extension CineSlice {
  /// Whether its images were computed of others, as a filtered copy is.
  var isDerived: Bool { header.sequenceWords.hasPrefix("derived") }

  /// Whether its images go on over more than one heartbeat; where its length is not stated, over
  /// more than 1.6 s.
  fileprivate var isOfSeveralBeats: Bool {
    if Measurements(of: frames)?.kind == .heartbeat { return true }
    guard let step = timeStep else { return false }
    let beat = header.heartInterval.flatMap { $0 > 0 ? $0 : nil } ?? 1070
    return step * Double(frames.count) > 1.5 * beat
  }
}
