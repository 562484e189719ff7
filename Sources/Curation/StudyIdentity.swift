import Imaging

/// Whose study an image is of, as its header says.
struct StudyIdentity: Hashable, Sendable {
  /// Empty if the header has none; likewise the UID.
  var patientID: String
  var studyUID: String
  /// Distinguishes people whom anonymisation gave the same identifiers, from 0.
  var person = 0
}

extension StudyIdentity {
  /// The PatientID of each study by UID, if all its images that name a patient agree.
  static func patients(of images: some Sequence<StudyIdentity>) -> [String: String] {
    only(images.lazy.map { ($0.studyUID, $0.patientID) })
  }

  /// The StudyInstanceUID of each patient, if all images that name a study agree.
  static func studies(of images: some Sequence<StudyIdentity>) -> [String: String] {
    only(images.lazy.map { ($0.patientID, $0.studyUID) })
  }

  /// Fills in the study's PatientID if the image names none: some programs leave it blank in part
  /// of a study.
  func completed(by patients: [String: String]) -> StudyIdentity {
    guard patientID.isEmpty, let patient = patients[studyUID] else { return self }
    return StudyIdentity(patientID: patient, studyUID: studyUID, person: person)
  }

  /// The value paired with each name, if it is always the same; blanks are skipped.
  private static func only(_ pairs: some Sequence<(String, String)>) -> [String: String] {
    var found: [String: Set<String>] = [:]
    for (name, other) in pairs where !name.isEmpty && !other.isEmpty {
      found[name, default: []].insert(other)
    }
    return found.compactMapValues { $0.count == 1 ? $0.first : nil }
  }
}

extension DICOMHeader {
  /// Whether two images of one study name two sexes or two ages.
  func namesAnotherPerson(than other: DICOMHeader) -> Bool {
    func differ(_ first: String, _ second: String) -> Bool {
      !first.isEmpty && !second.isEmpty && first != second
    }
    return differ(patientSex, other.patientSex) || differ(patientAge, other.patientAge)
  }

  /// Whether two images claim to be the same image, or the same image of one series, but differ.
  func contradicts(_ other: DICOMHeader) -> Bool {
    let isOneInstance = !instanceUID.isEmpty && instanceUID == other.instanceUID
    let isOnePlace =
      !seriesUID.isEmpty && seriesUID == other.seriesUID
      && instanceNumber != nil && instanceNumber == other.instanceNumber
      && triggerTime == other.triggerTime && isPhaseImage == other.isPhaseImage
    guard isOneInstance || isOnePlace, let own = try? plane, let others = try? other.plane else {
      return false
    }
    return own != others
  }

  var identity: StudyIdentity { StudyIdentity(patientID: patientID, studyUID: studyUID) }
}
