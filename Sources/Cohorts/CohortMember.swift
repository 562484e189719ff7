import Engine
import Imaging

/// One patient of a cohort: where the images come from.
package enum CohortMember: Codable, Hashable, Sendable {
  /// A folder of DICOM, or an archive of one.
  case files(FileReference)
  /// Folders and images of one patient that lie side by side, and what the patient is called.
  case several(String, [FileReference])
  /// Made from a seed.
  case synthetic(SyntheticPatient)

  /// As tables and figures call the patient.
  package var name: String {
    switch self {
    case .files(let file):
      let last = file.path.split(separator: "/").last.map(String.init) ?? file.path
      return Archive.stem(last) ?? last
    case .several(let name, _): return name
    case .synthetic(let patient): return String(patient.number)
    }
  }

  package var files: [FileReference] {
    switch self {
    case .files(let file): [file]
    case .several(_, let files): files
    case .synthetic: []
    }
  }
}
