/// Whose study an image is of, as its header says.
struct StudyIdentity: Hashable, Sendable {
  /// Empty where the header says none, as is the UID.
  var patientID: String
  var studyUID: String
}

extension DICOMHeader {
  var identity: StudyIdentity { StudyIdentity(patientID: patientID, studyUID: studyUID) }
}
