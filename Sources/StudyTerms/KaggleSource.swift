import Engine
import Foundation
import Tables

/// The published tables of the Kaggle analysis, below one folder.
package struct KaggleSource: Codable, Hashable, Sendable {
  /// The folder that holds the tables.
  package var folder: FileReference

  package init(folder: FileReference) { self.folder = folder }

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
  /// The label network's volumes by series.
  package var labelVolumes: FileReference { file("ukbb_ventricular_volumes.csv") }
  /// The list of all images, with their series and frames.
  package var imageList: FileReference { file("image_list.tsv.xz") }
  /// The pixels of each class in each mask drawn by hand.
  package var manualCounts: FileReference { file("manual/pixel_counts_by_class.tsv") }
  /// The confusion counts of the label network's masks against those drawn by hand.
  package var manualConfusion: FileReference { file("manual/ukbb_vs_manual.tsv") }
  /// The tables of true volumes, one for each part of the challenge.
  package var truth: [FileReference] { Self.truth(file("truth")) }
  /// The tables of a folder of true volumes; a file is one by itself.
  package static func truth(_ place: FileReference) -> [FileReference] {
    guard ![".csv", ".tsv"].contains(where: place.path.hasSuffix) else { return [place] }
    return ["train", "validate", "solution"].map { place.appending("\($0).csv") }
  }
  /// The table of a network's pixel counts.
  package func prediction(_ method: PublishedNetwork) -> FileReference {
    file("predictions/\(method.file).tsv.xz")
  }
}
