import Engine
import Foundation
import Tables

/// The published tables of the Kaggle half, below one folder.
package struct KaggleSource: Codable, Hashable, Sendable {
  package var folder: FileReference
  /// A table of volumes in place of those of the label network; nil for these.
  package var predicted: FileReference?
  /// A folder (or a table) of true volumes in place of the folder's; nil for these.
  package var trueVolumes: FileReference?

  package init(
    folder: FileReference, predicted: FileReference? = nil, trueVolumes: FileReference? = nil
  ) {
    self.folder = folder
    self.predicted = predicted
    self.trueVolumes = trueVolumes
  }

  /// `analysis/kaggle` of the data set `cmr-seg-tl`.
  package static let published = KaggleSource(
    folder: FileReference(dataset: "cmr-seg-tl", path: "analysis/kaggle"))

  private func file(_ path: String) -> FileReference {
    FileReference(
      dataset: folder.dataset, path: folder.path.isEmpty ? path : folder.path + "/" + path)
  }

  package var metadata: FileReference { file("patient_metadata.tsv") }
  package var dimensions: FileReference { file("patient_dimensions.tsv") }
  package var conversionLog: FileReference { file("conversion.log") }
  package var labelVolumes: FileReference { predicted ?? file("ukbb_ventricular_volumes.csv") }
  package var imageList: FileReference { file("image_list.tsv.xz") }
  package var manualCounts: FileReference { file("manual/pixel_counts_by_class.tsv") }
  package var manualConfusion: FileReference { file("manual/ukbb_vs_manual.tsv") }
  package var truth: [FileReference] {
    let folder = trueVolumes ?? file("truth")
    guard !folder.path.hasSuffix(".csv") else { return [folder] }
    return ["train", "validate", "solution"].map { folder.appending("\($0).csv") }
  }
  package func prediction(_ method: Method) -> FileReference {
    file("predictions/\(method.file).tsv.xz")
  }
}
