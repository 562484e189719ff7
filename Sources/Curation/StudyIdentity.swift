import Imaging

/// Whose study an image is of, as its header says.
struct StudyIdentity: Hashable, Sendable {
  /// Empty where the header says none, as is the UID.
  var patientID: String
  var studyUID: String
}

extension StudyIdentity {
  /// The PatientID of each study by its UID, where all its images that name a patient name the same.
  static func patients(of images: some Sequence<StudyIdentity>) -> [String: String] {
    only(images.lazy.map { ($0.studyUID, $0.patientID) })
  }

  /// The StudyInstanceUID of each patient of whom all images that name a study name the same.
  static func studies(of images: some Sequence<StudyIdentity>) -> [String: String] {
    only(images.lazy.map { ($0.patientID, $0.studyUID) })
  }

  /// With the study's PatientID where the image names none: some programs leave it blank in part of a study.
  func completed(by patients: [String: String]) -> StudyIdentity {
    guard patientID.isEmpty, let patient = patients[studyUID] else { return self }
    return StudyIdentity(patientID: patient, studyUID: studyUID)
  }

  /// What stands beside each name, where it is always the same; blanks are passed over.
  private static func only(_ pairs: some Sequence<(String, String)>) -> [String: String] {
    var found: [String: Set<String>] = [:]
    for (name, other) in pairs where !name.isEmpty && !other.isEmpty {
      found[name, default: []].insert(other)
    }
    return found.compactMapValues { $0.count == 1 ? $0.first : nil }
  }
}

extension DICOMHeader {
  var identity: StudyIdentity { StudyIdentity(patientID: patientID, studyUID: studyUID) }
}
