import DICOM
import Imaging

/// What tells the order of the phases of a slice: the first of these that all of its images say.
enum PhaseOrder: String, CaseIterable, Sendable {
  case triggerTime = "trigger times"
  case temporalPosition = "temporal positions"
  case cyclePercentage = "percentages of the heart cycle"
  case acquisitionTime = "acquisition times"
  case contentTime = "content times"
  case instanceNumber = "numbers of the images"

  /// nil where nothing tells, so that the images stay in the order of their names.
  init?(of frames: [DICOMHeader]) {
    guard let first = Self.allCases.first(where: { $0.tells(frames) }) else { return nil }
    self = first
  }

  /// The images in this order, those of one value as they came.
  func sorted(_ frames: [DICOMHeader]) -> [DICOMHeader] {
    let values = frames.map { value($0) ?? 0 }
    return frames.indices.sorted { (values[$0], $0) < (values[$1], $1) }.map { frames[$0] }
  }

  func value(_ frame: DICOMHeader) -> Double? {
    switch self {
    case .triggerTime: frame.triggerTime
    case .temporalPosition: frame.temporalPosition.map(Double.init)
    case .cyclePercentage: frame.cyclePercentage
    case .acquisitionTime: frame.acquisitionTime
    case .contentTime: frame.contentTime
    case .instanceNumber: frame.instanceNumber.map(Double.init)
    }
  }

  /// Another one of the places in the heart cycle that tells another order than this one does.
  func contradiction(in frames: [DICOMHeader]) -> PhaseOrder? {
    let own = sorted(frames)
    return [.triggerTime, .temporalPosition, .cyclePercentage].first { other in
      guard other != self, other.tells(frames) else { return false }
      let values = own.map { other.value($0) ?? 0 }
      return zip(values, values.dropFirst()).contains { $0 > $1 }
    }
  }

  /// Times of the heart may be alike in images of several beats; what else is mostly alike is no order.
  private func tells(_ frames: [DICOMHeader]) -> Bool {
    let values = frames.compactMap(value)
    guard values.count == frames.count, values.count > 1 else { return false }
    let different = Set(values).count
    switch self {
    case .triggerTime: return different > 1
    case .instanceNumber: return different == values.count
    default: return 2 * different > values.count
    }
  }
}
