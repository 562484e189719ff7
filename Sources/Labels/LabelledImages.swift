import Cohorts
import Engine
import Foundation
import GroundTruth
import Imaging
import Learning
import NIfTI
import StudyTerms

/// A cohort's curated images with labels that a network is trained or tested on.
package struct LabelledImages: Codable, Hashable, Sendable {
  /// The labels.
  package var labels: CohortLabels
  /// The rule that selects series by their volumes; nil to use all series.
  package var trust: Trust?
  /// The number of frames of each series, evenly spaced from the first; nil for all.
  package var frames: Int?

  package init(labels: CohortLabels, trust: Trust? = nil, frames: Int? = nil) {
    self.labels = labels
    self.trust = trust
    self.frames = frames
  }

  /// A rule that trusts labels if their volumes agree with known ones.
  package struct Trust: Codable, Hashable, Sendable {
    /// The source of the known volumes.
    package var known: KnownVolumes
    /// The largest score of a trusted series, as a fraction: the larger of the relative errors of
    /// EDV and ESV.
    package var score: Double

    package init(known: KnownVolumes, score: Double) {
      self.known = known
      self.score = score
    }
  }

  /// The steps that the images, the labels and the known volumes come from.
  package var inputs: [any Step] {
    labels.patients.map(\.step) + labels.labels.map(\.step) + (trust?.known.inputs ?? [])
  }
  /// The files of the known volumes and of contours.
  package var files: [FileReference] {
    (trust?.known.files ?? []) + (contours == nil ? [] : labels.labeller.files)
  }
  /// The folder of the contours that the labels come from; nil for other labels.
  package var contours: FileReference? {
    if case .contours(let drawn) = labels.labeller { drawn.folder } else { nil }
  }
  /// The images in a few words, for titles.
  package var title: String {
    "\(labels.patients.count) patients"
      + (trust.map { ", score up to \(String(format: "%.6g", 100 * $0.score)) %" } ?? "")
  }

  /// The first `count` patients of an order drawn from a seed.
  package func drawn(_ count: Int) -> LabelledImages {
    let names = labels.patients.map(\.member.name)
    let kept = Set(PatientOrder.drawn(names, seed: 1).prefix(count))
    var part = self
    part.labels.patients.removeAll { !kept.contains($0.member.name) }
    return part
  }

  /// All images in memory, with a name for each. Throws if a step failed or no series is trusted.
  package func samples(_ context: StepContext) throws -> (list: SampleList, names: [String]) {
    let scratch = context.checkpoints.appending(path: "images")
    defer { try? FileManager.default.removeItem(at: scratch) }
    if case .contours(let drawn) = labels.labeller {
      try drawn.found(context)
        .refuseContours(ofNoneAmong: labels.patients.map(\.member.name))
    }
    let known = try trust?.known.volumes(context, of: labels.patients.map(\.member.name)) ?? [:]
    var samples: [Sample] = []
    var owners: [String] = []
    var names: [String] = []
    for step in labels.labels {
      let images = try step.images.output(in: context)
      let labels = try step.output(in: context)
      for series in images.used where isTrusted(series, labels.about, known) {
        let image = try images.image(series, through: scratch)
        let mask = try labels.image(series, through: scratch)
        for place in places(image.header.size) {
          let known = mask.plane(place).values.map { UInt8($0) }
          // Of the images of a heartbeat, contours are drawn on few.
          guard known.contains(where: { $0 != PixelOverlap.unknown }) else { continue }
          let plane = image.plane(place)
          samples.append(
            Sample(image: plane.values, mask: known, height: plane.rows, width: plane.columns))
          owners.append(labels.about.name)
          names.append(
            "\(series)-frame\(place / image.header.size.z)-slice\(place % image.header.size.z)")
        }
      }
    }
    guard !samples.isEmpty else {
      if let contours {
        throw StudyError("\(contours) has no contours on images of the cohort")
      }
      throw StudyError("no series is left to learn from: none has a score as low as asked for")
    }
    return (SampleList(samples, patients: owners), names)
  }

  private func isTrusted(
    _ series: String, _ pixels: PatientPixels, _ known: [String: VentricularVolumes]
  ) -> Bool {
    guard let trust else { return true }
    guard let truth = known[pixels.name],
      let volumes = pixels.series.first(where: { $0.id == series })?.volumes
    else { return false }
    return volumes.score(beside: truth) <= trust.score
  }

  /// The indices of the images in a series, slice by slice within each frame.
  private func places(_ size: SIMD4<Int>) -> [Int] {
    let count = min(frames ?? size.w, size.w)
    return (0..<count).flatMap { index in
      (0..<size.z).map { index * size.w / count * size.z + $0 }
    }
  }
}
