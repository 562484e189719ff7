import Engine
import Imaging

/// One patient of a cohort: where the images come from.
package enum CohortMember: Codable, Hashable, Sendable {
  /// A folder of DICOM files, or an archive of one.
  case files(FileReference)
  /// The patient's name, and the folders and images of this patient that lie beside those of
  /// others.
  case several(String, [FileReference])
  /// A synthetic patient, generated from a seed.
  case synthetic(SyntheticPatient)

  /// The patient's name in tables and figures.
  package var name: String {
    switch self {
    case .files(let file):
      let last = file.path.split(separator: "/").last.map(String.init) ?? file.path
      return Archive.stem(last) ?? last
    case .several(let name, _): return name
    case .synthetic(let patient): return String(patient.number)
    }
  }

  /// The files that the patient's images are read from; empty for a synthetic patient.
  package var files: [FileReference] {
    switch self {
    case .files(let file): [file]
    case .several(_, let files): files
    case .synthetic: []
    }
  }
}
