/// Whose study an image is of, as its header says.
struct StudyIdentity: Hashable, Sendable {
  /// Empty where the header says none, as is the UID.
  var patientID: String
  var studyUID: String
}

extension StudyIdentity {
  /// The PatientID of each study by its UID, where all its images that name a patient name the same.
  static func patients(of images: some Sequence<StudyIdentity>) -> [String: String] {
    var named: [String: Set<String>] = [:]
    for image in images where !image.studyUID.isEmpty && !image.patientID.isEmpty {
      named[image.studyUID, default: []].insert(image.patientID)
    }
    return named.compactMapValues { $0.count == 1 ? $0.first : nil }
  }

  /// With the study's PatientID where the image names none: some programs leave it blank in part of a study.
  func completed(by patients: [String: String]) -> StudyIdentity {
    guard patientID.isEmpty, let patient = patients[studyUID] else { return self }
    return StudyIdentity(patientID: patient, studyUID: studyUID)
  }
}

extension DICOMHeader {
  var identity: StudyIdentity { StudyIdentity(patientID: patientID, studyUID: studyUID) }
}
