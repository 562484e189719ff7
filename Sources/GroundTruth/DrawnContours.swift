import Cohorts
import Engine
import Foundation
import Imaging
import StudyTerms
import Tables

/// Contours of the left ventricle drawn by hand, in a folder for each patient.
///
/// In the Sunnybrook layout, `<patient>/i-contours/IM-0001-<instance
/// number>-icontour-manual.txt` goes around the cavity and the file of the same name in
/// `o-contours` around the wall; both may also lie in `<patient>/contours-manual/IRCCI-expert`.
/// Workspaces of cvi42 (`<patient>/*.cvi42wsx` or `<patient>.cvi42wsx`) name images by their UIDs.
package struct DrawnContours: Codable, Hashable, Sendable {
  /// The folder of contours, with one folder for each patient.
  package var folder: FileReference
  /// A table with the columns `patient_id` and `original_id`: the patients' names in the folder of
  /// contours; nil if they are the same.
  package var names: FileReference?

  package init(folder: FileReference, names: FileReference? = nil) {
    self.folder = folder
    self.names = names
  }

  /// The folder of contours and the table of names.
  package var files: [FileReference] { [folder] + (names.map { [$0] } ?? []) }

  /// The files in the folder. Throws if the table of names cannot be read.
  package func found(_ context: StepContext) throws -> ContourFiles {
    ContourFiles(
      folder: folder, files: try context.files(in: folder),
      names: try names.map {
        try ContourFiles.names(
          Table.read(
            contentsOf: context.location(of: $0), named: $0.description, separator: ",",
            text: ["patient_id", "original_id"]))
      } ?? [:],
      location: { try context.location(of: $0) })
  }
}
