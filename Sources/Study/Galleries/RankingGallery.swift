import Book
import Engine
import RankedImages
import StudyTerms
import Tables
import Transfer

/// The table of the published models' best, median and worst images.
struct RankingGallery: GallerySource {
  /// The data set's folder.
  var source: DataPath
  var models: [SegmentationModel]
  var part: Split

  var steps: [any Step] { [comparedStep].compactMap(\.self) + rankingSteps }

  func content(from results: any Results) throws -> [Content] {
    if let comparedStep { _ = try results.output(of: comparedStep) }
    return try results.reading { .table(try table($0)) }
  }

  private var analysis: FileReference { source.appending("analysis/7T") }

  private var comparedStep: ComparedImages? { ComparedImages(of: models, in: analysis) }

  private var rankingSteps: [TransferRanking] { models.map(ranking) }

  private func ranking(_ model: SegmentationModel) -> TransferRanking {
    TransferRanking(
      confusion: Asked(PublishedConfusion(of: model, in: analysis)), split: part)
  }

  /// The best, median and worst images of each model.
  private func table(_ results: any Results) throws -> TableContent {
    typealias Row = (model: SegmentationModel, image: TransferRanking.Image)
    let rows: [Row] = try models.flatMap { model in
      try results.output(of: ranking(model)).rows.map { (model, $0) }
    }
    return TableContent(
      try Table(
        rows,
        [
          .texts("model", title: "Model") { $0.model.rawValue },
          .texts("class", title: "Class") { $0.image.tissue.symbol },
          .texts("rank", title: "Rank") { $0.image.rank.rawValue },
          .texts("image", title: "Image") { $0.image.image.name },
          .numbers("dice", title: "Dice", decimals: 3) { $0.image.dice },
          .counts("reference", title: "Pixels, reference") { $0.image.reference },
          .counts("predicted", title: "Pixels, model") { $0.image.predicted },
        ]), keys: ["model", "class", "rank"],
      caption: "Best, median and worst \(part.rawValue) images by Dice, among those where the first"
        + " observer has the class.", shownRows: 12)
  }
}
