import Engine
import Foundation
import Imaging
import ManualMasks
import StudyTerms
import Tables

/// Reads the manual masks of a gallery and crops them to the heart.
package struct GalleryMasks: RunnableStep {
  /// Which masks the gallery shows.
  package enum Choice: String, Codable, Hashable, Sendable, CaseIterable {
    /// ED and ES of each patient, in the given slices or in evenly spaced ones.
    case phases
    /// The best, median and worst images by Dice with UKBB's masks.
    case extremes
  }

  /// The folder `own_masks`, with one folder for each patient.
  package var masks: FileReference
  /// The table of sizes and spacings of the series.
  package var dimensions: FileReference
  /// The annotated frames of each patient.
  package var frames: ManualFrames
  /// The Dice of each mask with the label network's.
  package var dice: ManualDice
  /// Which masks to show.
  package var choice: Choice
  /// The patients to show, by number; empty for all.
  package var patients: [Int]
  /// Frames to show instead of ED and ES; empty for those two.
  package var shownFrames: [Int]
  /// The slices to show; empty for three slices at a quarter, half and three quarters of those that
  /// hold the left ventricle.
  package var slices: [Int]

  package init(
    masks: FileReference, dimensions: FileReference, frames: ManualFrames, dice: ManualDice,
    choice: Choice, patients: [Int], shownFrames: [Int], slices: [Int]
  ) {
    self.masks = masks
    self.dimensions = dimensions
    self.frames = frames
    self.dice = dice
    self.choice = choice
    self.patients = patients
    self.shownFrames = shownFrames
    self.slices = slices
  }

  package var inputs: [any Step] { [frames, dice] }
  package var files: [FileReference] { [masks, dimensions] }
  package var title: String { "manual masks for the gallery" }

  package func run(_ context: StepContext) async throws -> Gallery {
    let rated = Rated(rows: try context.output(of: dice).rows)
    let geometry = try SeriesGeometry.read(context.table(dimensions, text: ["pid"]))
    let drawn = try context.output(of: frames).rows
    try [ManualImage](frames: drawn).refuseOthers(
      than: rated.rows.map(\.image), of: frames.counts, and: dice.table)
    let chosen =
      switch choice {
      case .phases: try phases(drawn, rated)
      case .extremes: rated.extremes
      }
    let known = Set(try context.files(in: masks).map(\.path))
    var gallery = Gallery(masks: [])
    for (index, pick) in chosen.enumerated() {
      let name = pick.image.fileName
      let file = masks.appending("\(pick.image.patient)/\(name)")
      guard known.contains(file.path) else {
        throw StepFailure(
          step: Self.name, reason: .dataMissing, sentence: "there is no manual mask \(file)")
      }
      guard let mask = LabelMask(try GrayImage(png: context.location(of: file))) else {
        throw StepFailure(
          step: Self.name, reason: .failed,
          sentence: "\(file) has grey values other than 0, 1 and 2")
      }
      gallery.masks.append(
        rated.cut(mask, pick, voxel: geometry[SeriesID("\(pick.image.patient)")]?.voxel))
      context.progress(Double(index + 1) / Double(chosen.count), name)
    }
    return gallery
  }

  /// The chosen masks, in the order of panels.
  package struct Gallery: JSONArtifact, Hashable {
    /// The masks, in the order of panels.
    package var masks: [GalleryMask]

    package init(masks: [GalleryMask]) {
      self.masks = masks
    }
  }
}

extension GalleryMasks {
  private typealias Pick = (image: ManualImage, reason: String)

  private func phases(_ frames: [ManualFrame], _ rated: Rated) throws -> [Pick] {
    if let refusal = rated.rows.map(\.image).refusal(
      patients: patients, frames: shownFrames, slices: slices)
    {
      throw StudyError("option `\(refusal.option)`: \(refusal.sentence)")
    }
    let wanted = patients.isEmpty ? Set(frames.map(\.patient)).sorted() : patients
    return wanted.flatMap { patient -> [Pick] in
      let own = frames.filter { $0.patient == patient }
      let shown: [(frame: Int, reason: String)] =
        shownFrames.isEmpty
        ? Phase.allCases.compactMap { phase in
          own.first { $0.phase == phase }.map { ($0.frame, phase.abbreviation) }
        }
        : shownFrames.map { ($0, "frame \($0)") }
      let stack = slices.isEmpty ? rated.quarters(patient, frames: shown.map(\.frame)) : slices
      return shown.flatMap { frame, reason in
        stack.map { (ManualImage(patient: patient, frame: frame, slice: $0), reason) }
      }
    }
  }

  /// The manual images with their Dice, and the choices based on it.
  private struct Rated {
    var rows: [ManualImageDice]

    /// The slices at a quarter, half and three quarters of those that hold the LV in all the
    /// frames.
    func quarters(_ patient: Int, frames: [Int]) -> [Int] {
      var common: Set<Int>?
      for frame in frames {
        let slices = rows.filter {
          $0.patient == patient && $0.frame == frame && $0.ventriclePixels > 0
        }.map(\.slice)
        common = common?.intersection(slices) ?? Set(slices)
      }
      let sorted = (common ?? []).sorted()
      guard sorted.count > 3 else { return sorted }
      return [1, 2, 3].map { sorted[$0 * (sorted.count - 1) / 4] }
    }

    /// The two best, median and worst images by Dice of the LV, among those that hold it.
    var extremes: [Pick] {
      let order = rows.filter { $0.ventriclePixels > 0 }
        .sorted { (-$0.ventricle, $0.image) < (-$1.ventricle, $1.image) }.map(\.image)
      guard order.count > 5 else { return order.map { ($0, "") } }
      let middle = order.count / 2
      return order.prefix(2).map { ($0, "best") }
        + order[(middle - 1)...middle].map { ($0, "median") }
        + order.suffix(2).map { ($0, "worst") }
    }

    func cut(_ mask: LabelMask, _ pick: Pick, voxel: Double?) -> GalleryMask {
      let row = rows.first { $0.image == pick.image }
      let side = 96
      let columns = mask.bounds?.columns ?? 0..<mask.width
      let rows = mask.bounds?.rows ?? 0..<mask.height
      let left = (columns.lowerBound + columns.upperBound - side) / 2
      let top = (rows.lowerBound + rows.upperBound - side) / 2
      return GalleryMask(
        image: pick.image, reason: pick.reason, left: left, top: top,
        mask: mask.cropped(columns: left..<left + side, rows: top..<top + side),
        volume: voxel.map { $0 * Double(mask.count(.ventricle)) },
        ventricle: row?.ventricle, myocardium: row?.myocardium)
    }
  }
}
