import StudyTerms
import Volumes

/// Names the patients whom an agreement of volumes leaves out, and says why.
struct LeftOutPatients {
  /// The methods' series, one version each.
  var measured: [SeriesMeasurement]
  /// The name of what is compared with; nil for the truth.
  var reference: String?

  /// The sentence, in Markdown; nil if nobody is left out.
  var sentence: String? {
    let (known, some) =
      reference.map { ("volume by \($0)", "EDV or ESV by \($0)") }
      ?? ("true volume", "true EDV or ESV")
    let none = measured.filter { $0.diastole.isNaN && $0.systole.isNaN }
    let half = measured.filter { $0.diastole.isNaN != $0.systole.isNaN }
    let whole = measured.filter { !$0.diastole.isNaN && !$0.systole.isNaN }
    let parts = [
      Self.part(
        measured.filter { $0.trueDiastole.isNaN && $0.trueSystole.isNaN },
        "who has no \(known)", "who have no \(known)"),
      Self.part(
        whole.filter { $0.trueDiastole.isNaN != $0.trueSystole.isNaN },
        "whose \(some) is missing", "whose \(some) is missing"),
      Self.part(
        half, "whose measured EDV or ESV is missing", "whose measured EDV or ESV is missing"),
      Self.part(
        none.filter { !$0.trueDiastole.isNaN || !$0.trueSystole.isNaN },
        "who has a \(known) and no measured one", "who have a \(known) and no measured one"),
    ].compactMap(\.self)
    return parts.isEmpty ? nil : "Left out: \(parts.joined(separator: "; "))."
  }

  /// The most patients that are named.
  private static let most = 10

  private static func part(
    _ series: [SeriesMeasurement], _ one: String, _ several: String
  ) -> String? {
    let patients = series.map(\.patient.text)
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
