import Book
import Engine
import RankedImages
import StudyTerms
import Tables

/// Every image by every model, to download.
struct ImagesAnalysis: TransferAnalysis {
  let options: TransferOptions

  init(_ options: TransferOptions) { self.options = options }

  private var step: TransferImages {
    TransferImages(
      models: options.asked.map(\.model), confusions: options.asked.map(\.counts))
  }

  var steps: [any Step] { [step] }

  func content(from results: any Results) throws -> [Content] {
    [
      .table(
        TableContent(
          try table(results.output(of: step)), keys: ["image"],
          caption: "Dice of every image by every model.", shown: false))
    ]
  }

  /// A table with a column for each model and class.
  private func table(_ images: TransferImages.Images) throws -> Table {
    let rows = try Table(
      Array(images.images.indices),
      [
        .texts("image", title: "Image") { images.images[$0].name },
        .counts("volunteer", title: "Volunteer") { images.images[$0].volunteer.number },
        .counts("slice", title: "Slice") { images.images[$0].slice },
        .counts("frame", title: "Frame") { images.images[$0].frame },
        .texts("part", title: "Part") { images.splits[$0].rawValue },
      ])
    let dice = images.models.flatMap { own in
      TissueClass.compared.map { tissue in
        Column(
          "\(own.model.rawValue)_\(tissue.abbreviation)",
          title: "\(own.model.rawValue) \(tissue.symbol)", decimals: 3, numbers: own.dice(tissue))
      }
    }
    return try Table(rows.columns + dice)
  }
}
