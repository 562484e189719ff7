import Engine
import Foundation
import Imaging
import Learning

/// What networks find in some series of a cohort: the best, the median and the worst by the first network's Dice of the cavity with the truth;
/// or, where no truth is known, the first ones.
struct GalleryViews: Step {
  enum Frames: String, Codable, Hashable, Sendable, CaseIterable {
    /// End-diastole and end-systole.
    case phases
    /// All of the heartbeat, of one series: the median one.
    case cine
  }

  /// By the first network.
  var measurements: LabelMeasurements
  var networks: [NamedNetwork]
  var frames: Frames
  /// Patients to show instead; empty for those by Dice.
  var patients: [String]

  private var images: [PatientImages] { measurements.labels.patients }
  private var truth: [SeriesLabels] { measurements.labels.truth?.steps ?? [] }

  var inputs: [any Step] {
    [measurements] + networks.flatMap(\.labeller.inputs) + images + truth
  }
  var files: [FileReference] { networks.flatMap(\.labeller.files) }
  var title: String { "images of \(images.count) patients with labels" }

  struct Output: JSONArtifact, Hashable {
    var views: [GalleryView]
  }

  func run(_ context: StepContext) async throws -> Output {
    let models = try networks.compactMap { try $0.labeller.model(context) }
    var views: [GalleryView] = []
    for pick in try picks(context.output(of: measurements).series) {
      context.progress(0.5, pick.series.pixels.id)
      views += try self.views(pick, models, context)
    }
    return Output(views: views)
  }
}

extension GalleryViews {
  private struct Pick {
    var series: LabelMeasurements.Series
    var reason: String
  }

  private func picks(_ all: [LabelMeasurements.Series]) throws -> [Pick] {
    let turned = Set(all.map { SeriesID($0.pixels.id) }.filter(\.isRotated).map(\.unrotated))
    let used = all.filter { !turned.contains(SeriesID($0.pixels.id)) }
    if !patients.isEmpty {
      return try patients.map { patient in
        guard let series = used.first(where: { $0.patient == patient }) else {
          throw StudyError("there is no patient \(patient) in the cohort")
        }
        return Pick(series: series, reason: "")
      }
    }
    guard used.allSatisfy({ !$0.overlap.isEmpty }) else {
      return used.prefix(frames == .cine ? 1 : 3).map { Pick(series: $0, reason: "") }
    }
    let order = used.indices.sorted {
      (-used[$0].overlap[0].dice, $0) < (-used[$1].overlap[0].dice, $1)
    }.map { used[$0] }
    guard let best = order.first, let worst = order.last else { return [] }
    let median = Pick(series: order[order.count / 2], reason: "median")
    if frames == .cine { return [median] }
    return [Pick(series: best, reason: "best"), median, Pick(series: worst, reason: "worst")]
  }

  private func views(
    _ pick: Pick, _ models: [Model], _ context: StepContext
  ) throws -> [GalleryView] {
    let scratch = context.checkpoints.appending(path: "images")
    defer { try? FileManager.default.removeItem(at: scratch) }
    guard let number = images.firstIndex(where: { $0.member.name == pick.series.patient }) else {
      return []
    }
    let name = pick.series.pixels.id
    let image = try context.output(of: images[number]).image(name, through: scratch)
    var labelled = try models.indices.map { (networks[$0].name, try models[$0].labels(of: image)) }
    let known = truth.indices.contains(number)
    if known {
      let labels = try context.output(of: truth[number]).image(name, through: scratch)
      labelled.insert(("truth", labels.values.map { UInt8($0) }), at: 0)
    }
    let stack = Stack(
      size: image.header.size, voxel: pick.series.pixels.voxel, labels: labelled[0].1)
    let slice = stack.middle
    let window = HeartWindow(stack.mask(frame: stack.diastole, slice: slice))
    return shownFrames(stack).map { name, frame in
      let plane = image.plane(frame * stack.size.z + slice)
      let masks = labelled.map { stack.plane($0.1, frame: frame, slice: slice) }
      return GalleryView(
        series: pick.series.pixels.id, reason: pick.reason, frame: name, slice: slice,
        image: Thumbnail(
          Plane(rows: window.side, columns: window.side, values: window.cut(plane.values))),
        labels: zip(labelled, masks).enumerated().map { index, item in
          GalleryView.Labels(
            name: item.0.0, mask: Data(window.cut(item.1)),
            dice: known && index > 0
              ? [1, 2].map { PixelOverlap(item.1, masks[0], of: $0).dice } : [],
            volume: Double(item.1.count { $0 == 1 }) * stack.voxel)
        })
    }
  }

  private func shownFrames(_ stack: Stack) -> [(String, Int)] {
    switch frames {
    case .phases: [("ED", stack.diastole), ("ES", stack.systole)]
    case .cine: (0..<stack.size.w).map { (String($0), $0) }
    }
  }
}

/// The labels of a series by slice and frame.
private struct Stack {
  var size: SIMD4<Int>
  /// In ml.
  var voxel: Double
  /// x fastest, then y, z and t.
  var labels: [UInt8]

  func plane(_ labels: [UInt8], frame: Int, slice: Int) -> [UInt8] {
    let count = size.x * size.y
    let start = (frame * size.z + slice) * count
    return Array(labels[start..<start + count])
  }

  func mask(frame: Int, slice: Int) -> LabelMask {
    LabelMask(width: size.x, height: size.y, labels: plane(labels, frame: frame, slice: slice))
  }

  private func cavity(_ frame: Int) -> Int {
    (0..<size.z).reduce(0) { $0 + plane(labels, frame: frame, slice: $1).count { $0 == 1 } }
  }
  var diastole: Int { (0..<size.w).max { (cavity($0), $1) < (cavity($1), $0) } ?? 0 }
  var systole: Int { (0..<size.w).min { (cavity($0), $0) < (cavity($1), $1) } ?? 0 }

  /// Of the slices that hold the cavity at end-systole; of all where none does.
  var middle: Int {
    let systole = systole
    let held = (0..<size.z).filter { plane(labels, frame: systole, slice: $0).contains(1) }
    return held.isEmpty ? size.z / 2 : held[held.count / 2]
  }
}
