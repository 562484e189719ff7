import CohortTerms
import Foundation
import Imaging

/// The series of one synthetic patient: an even stack of slices, with the injected faults.
public struct PhantomStudy: Sendable {
  /// The patient's phantom.
  public private(set) var phantom: Phantom
  /// In the order of their numbers.
  public private(set) var series: [PhantomSeries]
  /// The injected faults.
  public private(set) var injections: [PhantomInjection] = []
  /// Slices that one inconsistency has: others keep away, so that each can be told.
  private var used: Set<Int> = []
  private var random: PhantomGenerator

  /// The number of the slice next to the apex; repeated acquisitions come before, additional ones
  /// behind.
  private static let firstNumber = 31
  private static let firstRepeated = 5
  private static let firstAdditional = 71

  /// A clean study, or one with some faults. Not all can be combined: of those that change the
  /// distances between slices only the first is injected.
  public init(_ patient: PhantomPatient, with kinds: [PhantomInconsistency] = []) {
    var patient = patient
    let isLarge = kinds.contains(.largeMatrix)
    if isLarge { patient.scan.interpolate() }
    let scan = patient.scan
    phantom = Phantom(patient)
    random = PhantomGenerator(seed: patient.seed, 23, UInt64(patient.number))
    series = (0..<scan.slices).map { index in
      PhantomSeries(
        number: Self.firstNumber + index, description: "cine short axis",
        plane: scan.plane(Double(index)), frames: Array(0..<scan.phases), stream: UInt64(index),
        noise: 1)
    }
    if isLarge {
      note(.largeMatrix, "image size >256", nil, "\(scan.columns) x \(scan.rows) pixels")
    }
    var isEven = true
    for kind in PhantomInconsistency.allCases where kinds.contains(kind) && kind != .largeMatrix {
      if kind.isOfDistances {
        if isEven { injectDistance(kind) }
        isEven = false
      } else {
        injectSlice(kind)
      }
    }
    series.sort { $0.number < $1.number }
  }

  private mutating func note(
    _ kind: PhantomInconsistency, _ problem: String, _ series: PhantomSeries?,
    frame: Int? = nil, _ detail: String
  ) {
    injections.append(
      PhantomInjection(
        patient: phantom.patient.id, kind: kind, problem: problem, slice: series?.folder ?? "",
        frame: frame.map { $0 + 1 }, detail: detail))
  }

  /// A slice between the ends that nothing was done to.
  private mutating func pick() -> Int {
    let free = series.indices.dropFirst().dropLast().filter {
      !used.contains(series[$0].number) && series[$0].number < Self.firstAdditional
        && series[$0].number >= Self.firstNumber
    }
    let index = free.isEmpty ? series.count / 2 : random.pick(free)
    used.insert(series[index].number)
    return index
  }

  private mutating func injectDistance(_ kind: PhantomInconsistency) {
    let scan = phantom.patient.scan
    var added = series[0]
    added.number = Self.firstAdditional
    added.stream = 100
    switch kind {
    case .missingSlice:
      // Its neighbours stay as they are: one of them is copied.
      let index = min(max(2, pick()), series.count - 2)
      used.formUnion(series[index - 1...index + 1].map(\.number))
      let removed = series.remove(at: index)
      note(
        kind, "slice spacing: missing", series[index - 1], "no slice at \(scan.place(removed)) mm")
    case .interspersedSlice:
      let index = pick()
      added.plane = scan.plane(Double(index) + 0.5)
      note(kind, "slice spacing: interspersed", added, "a slice at \(scan.place(added)) mm")
      series.append(added)
    case .outlierSlice, .endSlice:
      let isBasal = random.chance(0.5)
      let away = kind == .outlierSlice ? 3.2 : 1.6
      added.plane = scan.plane(isBasal ? Double(scan.slices - 1) + away : -away)
      let problem = "slice spacing: " + (isBasal ? "bottom" : "top")
      note(
        kind, kind == .outlierSlice ? "slice spacing: outlier" : problem, added,
        "a slice at \(scan.place(added)) mm")
      series.append(added)
    default: break
    }
  }

  private mutating func injectSlice(_ kind: PhantomInconsistency) {
    let scan = phantom.patient.scan
    switch kind {
    case .missingPhases:
      let index = pick()
      for _ in 0..<min(1 + random.index(below: 3), scan.phases / 2) {
        let frame = series[index].frames.remove(
          at: 1 + random.index(below: series[index].frames.count - 1))
        note(kind, "missing frame", series[index], frame: frame, "no image of this phase")
      }
    case .matrix:
      let index = pick()
      // By even numbers, so that the middle stays.
      let change = max(2, scan.rows / 16) * 2 * (random.chance(0.5) ? 1 : -1)
      series[index].plane = series[index].plane.resized(
        rows: scan.rows + change, columns: scan.columns + change)
      note(
        kind, "image size", series[index],
        "\(scan.columns + change) x \(scan.rows + change) pixels")
    case .scale:
      let index = pick()
      let factor = random.uniform(1.1, 1.3)
      // Larger or smaller, but none that cannot be.
      let isLarger = random.chance(0.5) && scan.spacing < 7.5
      let exact = isLarger ? scan.spacing * factor : scan.spacing / factor
      let spacing = (exact * 10_000).rounded() / 10_000
      series[index].plane.spacing = spacing
      note(kind, "pixel spacing", series[index], "pixels of \(spacing) mm")
    case .rotation:
      let index = pick()
      let degrees = (random.uniform(12, 35) * (random.chance(0.5) ? 1 : -1)).rounded()
      series[index].plane.turn(degrees: degrees)
      note(kind, "rotation", series[index], "by \(degrees) degrees")
    case .repeatedSlice:
      let repeated = again(series[pick()], 0)
      note(kind, "collission", repeated, "an earlier, noisier one at the same place")
      series.append(repeated)
    case .repeatedSeries:
      // Not of what is too much already.
      let stack = series.filter { (Self.firstNumber..<Self.firstAdditional).contains($0.number) }
      note(kind, "repeated measurement", nil, "\(stack.count) slices twice")
      for (index, slice) in stack.enumerated() {
        let repeated = again(slice, index + 1)
        note(kind, "collission", repeated, "of an earlier, noisier stack")
        series.append(repeated)
      }
    case .otherPlane:
      var view = series[0]
      view.number = Self.firstAdditional + 1
      view.stream = 101
      view.description = "cine long axis"
      view.plane = scan.longAxis(random.pick([0, 1.1, 2.2]), middle: phantom.heart.length / 2)
      note(kind, "orientation", view, "along the long axis")
      series.append(view)
    default: break
    }
  }

  /// An acquisition before this one.
  private func again(_ series: PhantomSeries, _ index: Int) -> PhantomSeries {
    var repeated = series
    repeated.number = Self.firstRepeated + index
    repeated.stream = series.stream + 200
    repeated.noise = 1.8
    return repeated
  }
}

extension PhantomInconsistency {
  fileprivate var isOfDistances: Bool {
    [.missingSlice, .interspersedSlice, .outlierSlice, .endSlice].contains(self)
  }
}

extension PhantomScan {
  /// On a matrix of more than 256 pixels over the same field of view.
  fileprivate mutating func interpolate() {
    let factor = 256 / max(rows, columns) + 1
    (rows, columns) = (rows * factor, columns * factor)
    spacing /= Double(factor)
  }

  /// Of a series along the axis, as its header has it.
  fileprivate func place(_ series: PhantomSeries) -> Double {
    (series.plane.center.z * 100).rounded() / 100
  }
}

extension PhantomPlane {
  /// Turned in itself.
  fileprivate mutating func turn(degrees: Double) {
    let (cosine, sine) = (cos(degrees * .pi / 180), sin(degrees * .pi / 180))
    let (row, column) = (orientation.row, orientation.column)
    orientation = ImageOrientation(
      row: row * cosine + column * sine, column: column * cosine - row * sine)
  }
}
