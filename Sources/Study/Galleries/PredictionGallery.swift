import Book
import Engine
import Galleries
import StudyTerms

/// Shows the published manual masks (their images may not be shipped), and names the best, median
/// and worst images of every model by Dice; or, with `cohort` and `networks`, shows images of a
/// cohort with the networks' labels beside the truth of synthetic hearts or the `contours` of real
/// ones.
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
    /// The best, median and worst manual images by Dice with UKBB's masks; of a cohort, by the first
    /// network's Dice with the truth.
    case extremes
    /// A heartbeat, frame by frame; of a cohort.
    case cine
    /// A table of the 7 T models' best, median and worst images, which are not published; of a
    /// cohort, each network's own images.
    case models
  }

  public enum Style: String, Codable, Sendable, CaseIterable { case outlines, fills }

  private let source: any GallerySource

  enum CodingKeys: String, CodingKey {
    case source, gallery, patients, frames, slices, models, part, style, columns
    case cohort, networks
  }

  public init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    let gallery = try options.decodeIfPresent(Gallery.self, forKey: .gallery) ?? .phases
    guard options.contains(.cohort) else {
      source = try Self.published(gallery, options)
      return
    }
    try options.refuse(
      [.source, .frames, .slices, .models, .part, .style, .columns],
      "is for published masks and has no effect on the images of a `cohort`")
    source = try CohortGallery(options, gallery)
  }

  private static func published(
    _ gallery: Gallery, _ options: KeyedDecodingContainer<CodingKeys>
  ) throws -> any GallerySource {
    try options.refuse([.networks], "needs a `cohort`, whose images they are shown on")
    let folder = try options.decode(DataPath.self, forKey: .source)
    guard gallery != .cine else {
      throw options.refusal(.gallery, "cine needs images: a `cohort` and `networks`")
    }
    let patients = try options.decodeIfPresent([Int].self, forKey: .patients) ?? []
    let frames = try options.decodeIfPresent([Int].self, forKey: .frames) ?? []
    let slices = try options.decodeIfPresent([Int].self, forKey: .slices) ?? []
    let models =
      try options.decodeIfPresent([SegmentationModel].self, forKey: .models)
      ?? SegmentationModel.allCases
    try options.refuseRepeats(.models, models, as: \.rawValue)
    for (key, numbers) in [(CodingKeys.patients, patients), (.frames, frames), (.slices, slices)]
    where !numbers.isEmpty { try options.refuseRepeats(key, numbers) }
    let part = try options.decodeIfPresent(Split.self, forKey: .part) ?? .test
    let style = try options.decodeIfPresent(Style.self, forKey: .style) ?? .fills
    let columns = try options.decodeIfPresent(Int.self, forKey: .columns) ?? 6
    guard (1...12).contains(columns) else { throw options.refusal(.columns, "must be 1 to 12") }
    if gallery == .models { return RankingGallery(source: folder, models: models, part: part) }
    return MaskGallery(
      source: folder, choice: gallery == .extremes ? .extremes : .phases, patients: patients,
      frames: frames, slices: slices, style: style, columns: columns)
  }

  public var steps: [any Step] { source.steps }

  public var names: [(step: any Step, name: String)] { source.names }

  public func refusals(from results: any Results) -> [(option: String, sentence: String)] {
    source.refusals(from: results)
  }

  public func content(from results: any Results) throws -> [Content] {
    try source.content(from: results)
  }
}
