import DICOM
import Imaging

/// The value that orders the phases of a slice: the first of these that all its images state.
enum PhaseOrder: String, CaseIterable, Sendable {
  case triggerTime = "trigger times"
  case temporalPosition = "temporal positions"
  case cyclePercentage = "percentages of the heart cycle"
  case acquisitionTime = "acquisition times"
  case contentTime = "content times"
  case instanceNumber = "numbers of the images"

  /// nil if no value does; the images then stay in the order of their names.
  init?(of frames: [DICOMHeader]) {
    guard let first = Self.allCases.first(where: { $0.tells(frames) }) else { return nil }
    self = first
  }

  /// The images in this order; equal values keep their given order.
  func sorted(_ frames: [DICOMHeader]) -> [DICOMHeader] {
    let values = values(of: frames).map { $0 ?? 0 }
    return frames.indices.sorted { (values[$0], $0) < (values[$1], $1) }.map { frames[$0] }
  }

  /// The values of images that were taken together: a time of day may pass midnight.
  func values(of frames: [DICOMHeader]) -> [Double?] {
    let values = frames.map(value)
    guard self == .acquisitionTime || self == .contentTime else { return values }
    let (noon, day) = (43_200.0, 86_400.0)
    let known = values.compactMap(\.self)
    guard let first = known.min(), let last = known.max(), last - first > noon else {
      return values
    }
    return values.map { time in time.map { $0 < noon ? $0 + day : $0 } }
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

  /// Another value for the position in the heart cycle that gives a different order.
  func contradiction(in frames: [DICOMHeader]) -> PhaseOrder? {
    let own = sorted(frames)
    return [.triggerTime, .temporalPosition, .cyclePercentage].first { other in
      guard other != self, other.tells(frames) else { return false }
      let values = own.map { other.value($0) ?? 0 }
      return zip(values, values.dropFirst()).contains { $0 > $1 }
    }
  }

  /// Times in the heart cycle may repeat in images of several beats; any other value that mostly
  /// repeats gives no order.
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
