import Cohorts
import Engine
import Foundation
import Imaging
import Labels
import NIfTI
import StudyTerms

/// Measures the volumes of a cohort's series from its labels, and how well the labels agree with
/// the truth if it is known.
///
/// If a network is trained on the labels, they are stored, by one step for each patient. Otherwise
/// only the counts are stored.
package struct LabelMeasurements: RunnableStep {
  /// The labels to measure.
  package var labels: CohortLabels
  /// Whether the labels are stored by steps of their own.
  package var keepsLabels: Bool

  package init(labels: CohortLabels, keepsLabels: Bool) {
    self.labels = labels
    self.keepsLabels = keepsLabels
  }

  package var inputs: [any Step] {
    let truth = labels.truth?.labels.map(\.step) ?? []
    if keepsLabels { return labels.labels.map(\.step) + truth }
    return labels.patients.map(\.step) + labels.labeller.inputs + truth
  }
  package var files: [FileReference] { keepsLabels ? [] : labels.labeller.files }
  package var title: String { "volumes of \(labels.patients.count) patients" }

  /// The measurements of all series.
  package struct Output: JSONArtifact, Hashable {
    /// One entry for each series, patient by patient.
    package var series: [Series]

    package init(series: [Series]) {
      self.series = series
    }
  }

  /// The measurements of one series.
  package struct Series: Codable, Hashable, Sendable {
    /// The patient's name.
    package var patient: String
    /// The pixels of each class, by frame.
    package var pixels: PatientPixels.Series
    /// The overlap with the truth for cavity and wall, over all images of the series; empty if the
    /// truth is unknown.
    package var overlap: [PixelOverlap]
    /// The mean Dice over the images of the series, by class; empty if the truth is unknown.
    package var dice: [Double]

    package init(
      patient: String, pixels: PatientPixels.Series, overlap: [PixelOverlap], dice: [Double]
    ) {
      self.patient = patient
      self.pixels = pixels
      self.overlap = overlap
      self.dice = dice
    }
  }

  package func run(_ context: StepContext) async throws -> Output {
    let scratch = context.checkpoints.appending(path: "images")
    defer { try? FileManager.default.removeItem(at: scratch) }
    var found: [Series] = []
    let truths = labels.truth?.labels
    for (number, images) in labels.patients.enumerated() {
      context.progress(Double(number) / Double(labels.patients.count), images.member.name)
      let truth = try truths.map { try $0[number].output(in: context) }
      for (pixels, labels) in try measured(context, number, scratch) {
        let known = try truth.map {
          try $0.image(pixels.id, through: scratch).values.map { UInt8($0) }
        }
        found.append(Series(images.member.name, pixels, labels, known, classes: classes))
      }
    }
    try SeriesID.refuseShared(found.map { ($0.pixels.id, $0.patient) })
    return Output(series: found)
  }

  /// The classes that the truth distinguishes in all images; hand-drawn contours have the wall in
  /// some images only.
  private var classes: [UInt8] {
    if case .contours = labels.truth?.labeller { [1] } else { [1, 2] }
  }

  /// Measures every series of a patient from the class of each voxel.
  private func measured(
    _ context: StepContext, _ number: Int, _ scratch: URL
  ) throws -> [(PatientPixels.Series, [UInt8])] {
    if keepsLabels {
      let bundle = try labels.labels[number].output(in: context)
      return try bundle.about.series.map {
        ($0, try bundle.image($0.id, through: scratch).values.map { UInt8($0) })
      }
    }
    guard let model = try labels.labeller.model(context) else {
      throw StudyError("true labels are not measured beside themselves")
    }
    let bundle = try labels.patients[number].output(in: context)
    return try bundle.images.keys.sorted(by: NaturalOrder.precedes).map { name in
      let image = try bundle.image(name, through: scratch)
      let found = try model.labels(of: image)
      return (PatientPixels.Series(name, image.header, found), found)
    }
  }
}

extension LabelMeasurements.Series {
  /// `truth` is on the same grid and may be unknown for some images; `classes` are those to
  /// compare.
  package init(
    _ patient: String, _ pixels: PatientPixels.Series, _ labels: [UInt8], _ truth: [UInt8]?,
    classes: [UInt8]
  ) {
    self.patient = patient
    self.pixels = pixels
    overlap = []
    dice = []
    guard let truth else { return }
    let images = stride(from: 0, to: labels.count, by: pixels.imageSize)
      .map { $0..<$0 + pixels.imageSize }
      .filter { truth[$0.lowerBound] != PixelOverlap.unknown }
    guard !images.isEmpty else { return }
    for label in classes {
      let overlaps = images.map { PixelOverlap(labels[$0], truth[$0], of: label) }
      overlap.append(overlaps.reduce(PixelOverlap(), +))
      dice.append(overlaps.reduce(0) { $0 + $1.dice } / Double(overlaps.count))
    }
  }
}
