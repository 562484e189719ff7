import Book
import Engine
import Figures
import Galleries
import Labels
import ManualMasks
import StudyTerms
import Tables
import Trainings
import Volumes

/// Shows the published manual masks as masks (no images may be shipped), and names the best, median and worst images of
/// every model by Dice; or, with `cohort` and `networks`, images of a cohort with what networks find in them, beside the truth of synthetic
/// hearts or the `contours` of real ones.
public struct PredictionGallery: Directive {
  public static let name = "prediction-gallery"
  public static let summary =
    "Manual masks at ED and ES or by Dice, the models' best, median and worst images; or a cohort's images with networks."
  public static let example = """
    source: cmr
    gallery: phases
    patients: [71, 98]
    """

  public enum Gallery: String, Codable, Sendable, CaseIterable {
    /// ED and ES of the patients.
    case phases
    /// The best, median and worst manual images by Dice with UKBB's masks; of a cohort, by the first network's Dice with the truth.
    case extremes
    /// A heartbeat, frame by frame; of a cohort.
    case cine
    /// A table of the 7 T models' best, median and worst images; their images are not published. Of a cohort, each network's own.
    case models
  }

  public enum Style: String, Codable, Sendable, CaseIterable { case outlines, fills }

  /// The data set's folder.
  public var source: DataPath
  /// Networks on the images of a cohort, instead of the published masks.
  var live: Live?
  public var gallery: Gallery
  /// Empty for all nine.
  public var patients: [Int]
  /// Frames instead of ED and ES.
  public var frames: [Int]
  /// Empty for three slices of each stack.
  public var slices: [Int]
  public var models: [SegmentationModel]
  public var part: Split
  public var style: Style
  /// Panels in a row.
  public var columns: Int

  enum CodingKeys: String, CodingKey {
    case source, gallery, patients, frames, slices, models, part, style, columns
    case cohort, networks
  }

  public init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    gallery = try options.decodeIfPresent(Gallery.self, forKey: .gallery) ?? .phases
    if options.contains(.cohort) {
      try options.refuse(
        [.source, .frames, .slices, .models, .part, .style, .columns],
        "is for published masks and has no effect on the images of a `cohort`")
      live = try Live(options, gallery)
      source = DataPath(FileReference(path: ""))
    } else {
      try options.refuse([.networks], "needs a `cohort`, whose images they are shown on")
      source = try options.decode(DataPath.self, forKey: .source)
      guard gallery != .cine else {
        throw options.refusal(.gallery, "cine needs images: a `cohort` and `networks`")
      }
    }
    patients = live == nil ? try options.decodeIfPresent([Int].self, forKey: .patients) ?? [] : []
    frames = try options.decodeIfPresent([Int].self, forKey: .frames) ?? []
    slices = try options.decodeIfPresent([Int].self, forKey: .slices) ?? []
    models =
      try options.decodeIfPresent([SegmentationModel].self, forKey: .models)
      ?? SegmentationModel.allCases
    try options.refuseRepeats(.models, models, as: \.rawValue)
    for (key, numbers) in [(CodingKeys.patients, patients), (.frames, frames), (.slices, slices)]
    where !numbers.isEmpty { try options.refuseRepeats(key, numbers) }
    part = try options.decodeIfPresent(Split.self, forKey: .part) ?? .test
    style = try options.decodeIfPresent(Style.self, forKey: .style) ?? .fills
    columns = try options.decodeIfPresent(Int.self, forKey: .columns) ?? 6
    guard (1...12).contains(columns) else { throw options.refusal(.columns, "must be 1 to 12") }
  }

  public var steps: [any Step] {
    if let live { return live.cohort.missing.map { [$0] } ?? live.steps }
    return publishedSteps
  }

  public var names: [(step: any Step, name: String)] {
    live?.networks.flatMap { $0.labeller.named($0.name) } ?? []
  }

  private var publishedSteps: [any Step] {
    switch gallery {
    case .phases, .extremes, .cine: [framesStep, diceStep, masksStep]
    case .models: [comparedStep].compactMap(\.self) + rankingSteps
    }
  }

  /// Patients, frames and slices that nobody has drawn.
  public func refusals(from results: any Results) -> [(option: String, sentence: String)] {
    guard live == nil, gallery == .phases, let drawn = try? results.output(of: framesStep)
    else { return [] }
    return [
      [ManualImage](frames: drawn.rows).refusal(
        patients: patients, frames: self.frames, slices: slices)
    ]
    .compactMap(\.self)
  }

  var framesStep: ManualFrames {
    ManualFrames(
      counts: source.appending("analysis/kaggle/manual/pixel_counts_by_class.tsv"))
  }
  var diceStep: ManualDice {
    ManualDice(table: source.appending("analysis/kaggle/manual/ukbb_vs_manual.tsv"))
  }
  var masksStep: GalleryMasks {
    GalleryMasks(
      masks: source.appending("data/kaggle/manual/own_masks"),
      dimensions: source.appending("analysis/kaggle/patient_dimensions.tsv"),
      frames: framesStep, dice: diceStep, choice: gallery == .extremes ? .extremes : .phases,
      patients: patients,
      shownFrames: frames, slices: slices)
  }

  public func content(from results: any Results) throws -> [Content] {
    if let missing = live?.cohort.missing { _ = try results.output(of: missing) }
    if let live { return try liveContent(live, results) }
    return switch gallery {
    case .phases, .extremes, .cine: try maskContent(results)
    case .models: [.table(try rankingTable(results)).made(of: rankingSteps)]
    }
  }
}
