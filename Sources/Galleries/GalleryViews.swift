import Cohorts
import Engine
import Foundation
import GroundTruth
import Imaging
import Labels
import Learning
import Measurements
import NIfTI
import StudyTerms

/// Shows what networks find in selected images of a cohort. Series are shown at end-diastole and
/// end-systole or through a heartbeat: the best, median and worst one by the first network's Dice
/// of the cavity, or the first ones if the truth is unknown. Alternatively the best, median and
/// worst images of all are shown.
package struct GalleryViews: RunnableStep {
  /// Which images are shown.
  package enum Frames: String, Codable, Hashable, Sendable, CaseIterable {
    /// End-diastole and end-systole.
    case phases
    /// All frames of one series, the median one.
    case cine
    /// The best, median and worst image by the first network's Dice, among those in which the truth
    /// has the cavity.
    case extremes
    /// The same for each network by its own Dice.
    case models
  }

  /// The measurements of the first network, by which series are chosen.
  package var measurements: LabelMeasurements
  /// The networks to show; the first one decides the choice.
  package var networks: [NamedNetwork]
  /// Which images to show.
  package var frames: Frames
  /// Patients to show instead of those chosen by Dice; empty for those.
  package var patients: [String]

  package init(
    measurements: LabelMeasurements, networks: [NamedNetwork], frames: Frames, patients: [String]
  ) {
    self.measurements = measurements
    self.networks = networks
    self.frames = frames
    self.patients = patients
  }

  private var images: [PatientImages] { measurements.labels.patients }
  private var truth: [SeriesLabels] { measurements.labels.truth?.labels ?? [] }
  private var ranksImages: Bool { frames == .extremes || frames == .models }

  package var inputs: [any Step] {
    let series: [any Step] = ranksImages ? [] : [measurements]
    return series + networks.prefix(1).flatMap(\.labeller.inputs) + images.map(\.step)
      + truth.map(\.step)
  }
  /// The images can be shown even if one of the other networks is missing.
  package var optionalInputs: [any Step] { networks.dropFirst().flatMap(\.labeller.inputs) }
  package var files: [FileReference] {
    networks.flatMap(\.labeller.files) + (measurements.labels.contours?.files ?? [])
  }
  package var title: String { "images of \(images.count) patients with labels" }

  /// The chosen images.
  package struct Output: JSONArtifact, Hashable {
    /// The images in the order of panels.
    package var views: [GalleryView]

    package init(views: [GalleryView]) {
      self.views = views
    }
  }

  package func run(_ context: StepContext) async throws -> Output {
    try measurements.labels.contours?.found(context)
      .refuseContours(ofNoneAmong: images.map(\.member.name))
    let models = try models(context)
    if ranksImages { return Output(views: try extremes(models, context)) }
    var views: [GalleryView] = []
    for pick in try picks(context.output(of: measurements).series) {
      context.progress(0.5, pick.series.pixels.id)
      guard let number = number(of: pick.series.patient) else { continue }
      let stack = try stack(number, pick.series.pixels.id, models, context)
      let slice = stack.middle
      views += shownFrames(stack).map { name, frame in
        stack.view(frame: frame, slice: slice, frameName: name, reason: pick.reason)
      }
    }
    return Output(views: views)
  }
}

extension GalleryViews {
  private struct Pick {
    var series: LabelMeasurements.Series
    var reason: String
  }

  private typealias NamedModel = (name: String, model: Model)

  /// The models of those networks whose training succeeded; the first one must have.
  private func models(_ context: StepContext) throws -> [NamedModel] {
    var models: [NamedModel] = []
    for (place, network) in networks.enumerated() {
      do {
        if let model = try network.labeller.model(context) { models.append((network.name, model)) }
      } catch is StepFailure where place > 0 {}
    }
    return models
  }

  private func number(of patient: String) -> Int? {
    images.firstIndex { $0.member.name == patient }
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
    // Two series have no median, and a single one is neither best nor worst.
    if order.count == 1 { return [Pick(series: best, reason: "")] }
    return [Pick(series: best, reason: "best")] + (order.count > 2 ? [median] : [])
      + [Pick(series: worst, reason: "worst")]
  }

  /// One image with each network's Dice of the cavity in it.
  private struct Candidate {
    var patient: Int
    var series: String
    var frame, slice: Int
    var dice: [Double]
  }

  private func extremes(_ models: [NamedModel], _ context: StepContext) throws -> [GalleryView] {
    var all: [Candidate] = []
    for number in images.indices
    where patients.isEmpty || patients.contains(images[number].member.name) {
      context.progress(Double(number) / Double(images.count + 1), images[number].member.name)
      for series in try images[number].output(in: context).used {
        let stack = try stack(number, series, models, context)
        all += stack.imagesWithCavity.map { frame, slice in
          Candidate(
            patient: number, series: series, frame: frame, slice: slice,
            dice: stack.cavityDice(frame: frame, slice: slice))
        }
      }
    }
    let judges = frames == .models ? models.indices : 0..<1
    return try judges.flatMap { judge -> [GalleryView] in
      let order = all.indices.sorted { (-all[$0].dice[judge], $0) < (-all[$1].dice[judge], $1) }
      guard let best = order.first, let worst = order.last else { return [] }
      let chosen = [(best, "best"), (order[order.count / 2], "median"), (worst, "worst")]
      return try chosen.map { index, reason in
        let image = all[index]
        return try stack(image.patient, image.series, models, context).view(
          frame: image.frame, slice: image.slice, frameName: String(image.frame),
          reason: frames == .models ? "\(models[judge].name): \(reason)" : reason)
      }
    }
  }

  /// A series with its labels.
  private func stack(
    _ number: Int, _ series: String, _ models: [NamedModel], _ context: StepContext
  ) throws -> LabelledStack {
    let scratch = context.checkpoints.appending(path: "images")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let image = try images[number].output(in: context).image(series, through: scratch)
    let found = try models.map { try $0.model.labels(of: image) }
    // Classes that no network distinguishes are not shown for the truth either.
    let classes = models.map(\.model.architecture.classes).max() ?? 0
    let known =
      try truth.indices.contains(number)
      ? truth[number].output(in: context).image(series, through: scratch).values.map {
        let label = UInt8($0)
        return label == PixelOverlap.unknown || Int(label) < classes ? label : 0
      } : nil
    return LabelledStack(
      series: series, image: image, truth: known,
      isDrawn: measurements.labels.contours != nil && known != nil,
      networks: zip(models, found).map {
        .init(name: $0.name, classes: $0.model.architecture.classes, labels: $1)
      })
  }

  private func shownFrames(_ stack: LabelledStack) -> [(String, Int)] {
    switch frames {
    case .phases: [("ED", stack.diastole), ("ES", stack.systole)]
    case .cine, .extremes, .models: (0..<stack.size.w).map { (String($0), $0) }
    }
  }
}
