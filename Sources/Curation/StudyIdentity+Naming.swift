extension StudyIdentity {
  /// What studies that lie in one place are called: after the place, with a number where there are
  /// several. Where it holds several patients, after their PatientID, if all of these can be names
  /// of folders and no name stands twice.
  static func names(
    of studies: [StudyIdentity], in place: String, severalPatients: Bool
  ) -> [String] {
    let byPatient = numbered(studies.map(\.patientID))
    return severalPatients && studies.allSatisfy(\.hasUsableID)
      && Set(byPatient).count == byPatient.count
      ? byPatient : numbered(studies.map { _ in place })
  }

  /// With a number each where a name stands several times.
  private static func numbered(_ names: [String]) -> [String] {
    let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    var used: [String: Int] = [:]
    return names.map { name in
      guard counts[name] != 1 else { return name }
      used[name, default: 0] += 1
      return "\(name)_\(used[name, default: 1])"
    }
  }

  /// Whether the PatientID can be the name of a folder that is not hidden.
  private var hasUsableID: Bool {
    !patientID.isEmpty && patientID.utf8.count <= 200 && !patientID.hasPrefix(".")
      && patientID.unicodeScalars.allSatisfy {
        $0.value >= 32 && $0 != "/" && $0 != "\\" && $0 != "\u{FFFD}" && $0.value != 127
      }
  }

  /// As the log has it.
  var description: String {
    (patientID.isEmpty ? "no PatientID" : "PatientID \(patientID)") + ", "
      + (studyUID.isEmpty ? "no StudyInstanceUID" : "StudyInstanceUID \(studyUID)")
  }
}
