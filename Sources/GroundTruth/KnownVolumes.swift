import Cohorts
import Engine
import Imaging
import StudyTerms
import Tables

/// The source of the true volumes of a cohort's patients.
package enum KnownVolumes: Codable, Hashable, Sendable {
  /// The geometry of synthetic hearts.
  case synthetic(SyntheticPatients)
  /// A tab- or comma-separated table with the columns `pid`, `EDV` and `ESV` (ml), or `Id`,
  /// `Diastole` and `Systole`, as in the Data Science Bowl.
  case table(FileReference)
  /// Contours drawn by hand.
  case contours(ContourVolumes)

  /// The steps that the volumes come from.
  package var inputs: [any Step] {
    switch self {
    case .synthetic(let patients): [SyntheticVolumes(patients: patients)]
    case .table: []
    case .contours(let step): [step]
    }
  }
  /// The files that the volumes come from.
  package var files: [FileReference] {
    if case .table(let file) = self { [file] } else { [] }
  }

  /// The volumes by patient, in ml. Throws if there are none, or if none belongs to one of
  /// `patients`.
  package func volumes(
    _ context: StepContext, of patients: [String]
  ) throws -> [String: VentricularVolumes] {
    let known = try all(context)
    if case .table(let file) = self, !patients.isEmpty,
      !patients.contains(where: { known[$0] != nil })
    {
      throw StudyError(
        "\(file) knows none of the cohort's patients (\(Self.some(patients))), but \(Self.some(known.keys.sorted()));"
          + " each is called as its folder or archive")
    }
    return known
  }

  private static func some(_ names: [String]) -> String {
    names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", ..." : "")
  }

  private func all(_ context: StepContext) throws -> [String: VentricularVolumes] {
    switch self {
    case .synthetic(let patients):
      try Self.byPatient(context.output(of: SyntheticVolumes(patients: patients)).rows)
    case .table(let file):
      try Self.read(
        context.table(
          file, separator: file.path.hasSuffix(".csv") ? "," : "\t", text: ["pid", "Id"]
        ).withRows())
    case .contours(let step):
      try Self.byPatient(context.output(of: step).rows.map(\.volumes))
    }
  }

  /// Reads a table of volumes. Throws with the line if a patient occurs twice or a volume is
  /// impossible.
  package static func read(_ table: Table) throws -> [String: VentricularVolumes] {
    let columns = VolumeColumns(of: table)
    let patients = try table.patients(columns.patient)
    let diastole = try table.finiteNumbers(columns.diastole, above: 0)
    let systole = try table.finiteNumbers(columns.systole, above: 0)
    var known: [String: VentricularVolumes] = [:]
    for (row, patient) in patients.enumerated() {
      guard !patient.isEmpty else {
        throw table.refusal(row, "the \(columns.patient) is missing")
      }
      guard known[patient] == nil else {
        throw table.refusal(row, "the \(columns.patient) \(patient) stands twice")
      }
      let volumes = VentricularVolumes(diastole: diastole[row], systole: systole[row])
      try columns.refuseReversed(volumes, row: row, of: table)
      known[patient] = volumes
    }
    return known
  }

  private static func byPatient(_ rows: [PatientVolumes]) -> [String: VentricularVolumes] {
    Dictionary(rows.map { ($0.patient, $0.volumes) }) { first, _ in first }
  }
}
