import StudyTerms
import Volumes

/// Names the patients whom an agreement of volumes leaves out, and says why.
struct LeftOutPatients {
  /// The method's series, one version each.
  var measured: [SeriesMeasurement]
  /// The patients with true volumes; nil if only those are known that were measured.
  var known: [Int]?

  /// The sentence, in Markdown; nil if nobody is left out.
  var sentence: String? {
    let whole = measured.filter { !$0.diastole.isNaN && !$0.systole.isNaN }
    let parts = [
      Self.part(
        measured.filter { $0.trueDiastole.isNaN && $0.trueSystole.isNaN }.map(\.patient.text),
        "who has no true volume", "who have no true volume"),
      Self.part(
        whole.filter { $0.trueDiastole.isNaN != $0.trueSystole.isNaN }.map(\.patient.text),
        "whose true EDV or ESV is missing", "whose true EDV or ESV is missing"),
      Self.part(
        measured.filter { $0.diastole.isNaN || $0.systole.isNaN }.map(\.patient.text),
        "whose measured EDV or ESV is missing", "whose measured EDV or ESV is missing"),
      Self.part(
        unmeasured, "who has a true volume and no measured one",
        "who have a true volume and no measured one"),
    ].compactMap(\.self)
    return parts.isEmpty ? nil : "Left out: \(parts.joined(separator: "; "))."
  }

  private var unmeasured: [String] {
    let patients = Set(measured.map(\.id.patient))
    return (known ?? []).filter { !patients.contains($0) }.map(String.init)
  }

  /// The most patients that are named.
  private static let most = 10

  private static func part(_ patients: [String], _ one: String, _ several: String) -> String? {
    let names = patients.indices.filter { patients.firstIndex(of: patients[$0]) == $0 }.map {
      patients[$0]
    }
    guard let last = names.last else { return nil }
    if names.count == 1 { return "patient \(last), \(one)" }
    if names.count > most {
      return "patients \(names.prefix(most).joined(separator: ", ")) and"
        + " \(names.count - most) more, \(several)"
    }
    return "patients \(names.dropLast().joined(separator: ", ")) and \(last), \(several)"
  }
}
