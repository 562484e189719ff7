import DICOM
import Imaging

/// The measurements that the images of one place belong to: the place was measured again, or the
/// images go over several heartbeats, so that the trigger time begins anew.
struct Measurements {
  enum Kind: String, Sendable {
    case acquisition = "of another acquisition of the slice"
    case heartbeat = "of other heartbeats"
  }

  var kind: Kind
  /// Two or more, in the order in which they were acquired.
  var parts: [[DICOMHeader]]

  /// nil where all images are of one measurement.
  init?(of frames: [DICOMHeader]) {
    let number = Self.grouped(frames) { $0.acquisitionNumber.map(Double.init) }
    let time = Self.grouped(frames) { $0.acquisitionTime }
    if let parts = [number, time].compactMap(\.self).first(where: Self.areMixed) {
      (kind, self.parts) = (.acquisition, parts)
    } else if let parts = Self.runs(frames), Self.areMixed(parts) {
      (kind, self.parts) = (.heartbeat, parts)
    } else {
      return nil
    }
  }

  /// The one with about as many images as the slices have that were measured once; of several the
  /// last acquisition, as it was made because of the first, or the first heartbeat.
  func best(usual: Int) -> [DICOMHeader] {
    let nearest = parts.map { abs($0.count - usual) }.min() ?? 0
    let best = parts.filter { abs($0.count - usual) == nearest }
    return (kind == .acquisition ? best.last : best.first) ?? []
  }

  /// Images by a value that few of them share, from the smallest on.
  private static func grouped(
    _ frames: [DICOMHeader], by value: (DICOMHeader) -> Double?
  ) -> [[DICOMHeader]]? {
    let groups = Dictionary(grouping: frames) { value($0) ?? .nan }
    guard groups.count > 1, !groups.keys.contains(where: \.isNaN),
      groups.values.allSatisfy({ $0.count > 2 })
    else { return nil }
    return groups.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Images in the order in which they were acquired, parted where the time since the R wave falls.
  private static func runs(_ frames: [DICOMHeader]) -> [[DICOMHeader]]? {
    let orders: [PhaseOrder] = [.acquisitionTime, .instanceNumber]
    let order = orders.first { order in
      let values = frames.compactMap(order.value)
      return Set(values).count == frames.count
    }
    guard let order, frames.allSatisfy({ $0.triggerTime != nil }) else { return nil }
    var runs: [[DICOMHeader]] = []
    var last = Double.infinity
    for frame in order.sorted(frames) {
      let time = frame.triggerTime ?? 0
      if time < last { runs.append([]) }
      runs[runs.count - 1].append(frame)
      last = time
    }
    // Images in no order make many short runs.
    return runs.count > 1 && frames.count >= 3 * runs.count ? runs : nil
  }

  /// Whether the parts lie over each other in time. Parts that take turns, as of a cine whose
  /// phases were acquired in two halves, are one measurement: together they are even.
  private static func areMixed(_ parts: [[DICOMHeader]]) -> Bool {
    let values = parts.map { part in
      part.compactMap {
        PhaseOrder.triggerTime.value($0) ?? PhaseOrder.temporalPosition.value($0)
      }.sorted()
    }
    let all = values.flatMap(\.self).sorted()
    guard all.count == parts.reduce(0, { $0 + $1.count }) else { return false }
    let own = values.flatMap(gaps).sorted()
    guard !own.isEmpty, own[own.count / 2] > 0 else { return false }
    let close = gaps(all).count { $0 < 0.5 * own[own.count / 2] }
    // A gap or two may be short by chance; over a whole beat there are many.
    return 4 * close >= (values.map(\.count).min() ?? 0)
  }

  private static func gaps(_ values: [Double]) -> [Double] {
    zip(values.dropFirst(), values).map { $0 - $1 }
  }
}
