import Engine
import Foundation
import Tables

/// The published tables of the Kaggle half, below one folder.
struct KaggleSource: Codable, Hashable, Sendable {
  var folder: FileReference
  /// A table of volumes in place of those of the label network; nil for these.
  var predicted: FileReference?
  /// A folder (or a table) of true volumes in place of the folder's; nil for these.
  var trueVolumes: FileReference?

  /// `analysis/kaggle` of the data set `cmr-seg-tl`.
  static let published = KaggleSource(
    folder: FileReference(dataset: "cmr-seg-tl", path: "analysis/kaggle"))

  private func file(_ path: String) -> FileReference {
    FileReference(
      dataset: folder.dataset, path: folder.path.isEmpty ? path : folder.path + "/" + path)
  }

  var metadata: FileReference { file("patient_metadata.tsv") }
  var dimensions: FileReference { file("patient_dimensions.tsv") }
  var conversionLog: FileReference { file("conversion.log") }
  var labelVolumes: FileReference { predicted ?? file("ukbb_ventricular_volumes.csv") }
  var imageList: FileReference { file("image_list.tsv.xz") }
  var manualCounts: FileReference { file("manual/pixel_counts_by_class.tsv") }
  var manualConfusion: FileReference { file("manual/ukbb_vs_manual.tsv") }
  var truth: [FileReference] {
    let folder = trueVolumes ?? file("truth")
    guard !folder.path.hasSuffix(".csv") else { return [folder] }
    return ["train", "validate", "solution"].map { folder.appending("\($0).csv") }
  }
  func prediction(_ method: Method) -> FileReference { file("predictions/\(method.file).tsv.xz") }
}
