import Engine
import Foundation
import Tables

/// The published tables of the Kaggle analysis, below one folder.
package struct KaggleSource: Codable, Hashable, Sendable {
  /// The folder that holds the tables.
  package var folder: FileReference
  /// A table of volumes to use in place of the label network's; nil for the published one.
  package var predicted: FileReference?
  /// A folder or table of true volumes to use in place of the folder's own; nil for those.
  package var trueVolumes: FileReference?

  package init(
    folder: FileReference, predicted: FileReference? = nil, trueVolumes: FileReference? = nil
  ) {
    self.folder = folder
    self.predicted = predicted
    self.trueVolumes = trueVolumes
  }

  /// The published source: `analysis/kaggle` of the data set `cmr-seg-tl`.
  package static let published = KaggleSource(
    folder: FileReference(dataset: "cmr-seg-tl", path: "analysis/kaggle"))

  private func file(_ path: String) -> FileReference {
    FileReference(
      dataset: folder.dataset, path: folder.path.isEmpty ? path : folder.path + "/" + path)
  }

  /// What the headers say of each series (``SeriesMetadata``).
  package var metadata: FileReference { file("patient_metadata.tsv") }
  /// The size and spacing of each series (``SeriesGeometry``).
  package var dimensions: FileReference { file("patient_dimensions.tsv") }
  /// The log of the published curation.
  package var conversionLog: FileReference { file("conversion.log") }
  /// The label network's volumes by series, or the table that replaces them.
  package var labelVolumes: FileReference { predicted ?? file("ukbb_ventricular_volumes.csv") }
  /// The list of all images, with their series and frames.
  package var imageList: FileReference { file("image_list.tsv.xz") }
  /// The pixels of each class in each mask drawn by hand.
  package var manualCounts: FileReference { file("manual/pixel_counts_by_class.tsv") }
  /// The confusion counts of the label network's masks against those drawn by hand.
  package var manualConfusion: FileReference { file("manual/ukbb_vs_manual.tsv") }
  /// The tables of true volumes, one for each part of the challenge, or the one that replaces them.
  package var truth: [FileReference] {
    let folder = trueVolumes ?? file("truth")
    guard !folder.path.hasSuffix(".csv") else { return [folder] }
    return ["train", "validate", "solution"].map { folder.appending("\($0).csv") }
  }
  /// The table of a network's pixel counts.
  package func prediction(_ method: PublishedNetwork) -> FileReference {
    file("predictions/\(method.file).tsv.xz")
  }
}
