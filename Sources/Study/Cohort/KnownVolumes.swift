import Engine
import Imaging
import Phantom
import StudyTerms
import Tables

/// Who says how large the ventricles of a cohort's patients are.
enum KnownVolumes: Codable, Hashable, Sendable {
  /// The geometry of synthetic hearts.
  case synthetic(SyntheticPatients)
  /// A table with the columns `pid`, `EDV`, `ESV` (ml), tab or comma separated; or `Id`, `Diastole`, `Systole`, as the Data Science Bowl
  /// has them.
  case table(FileReference)
  /// Contours drawn by hand.
  case contours(ContourVolumes)

  var inputs: [any Step] {
    if case .contours(let step) = self { [step] } else { [] }
  }
  var files: [FileReference] {
    if case .table(let file) = self { [file] } else { [] }
  }

  /// By patient, in ml. Throws where they are none, or those of nobody among `patients`.
  func volumes(
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
      Dictionary(
        patients.all.map { patient in
          let truth = PhantomTruth(patient.study.phantom)
          return (
            String(patient.number),
            VentricularVolumes(diastole: truth.endDiastole.left, systole: truth.endSystole.left)
          )
        }
      ) { first, _ in first }
    case .table(let file):
      try Self.read(
        context.table(
          file, separator: file.path.hasSuffix(".csv") ? "," : "\t", text: ["pid", "Id"]
        ).withRows())
    case .contours(let step): try Self.measured(context.output(of: step))
    }
  }

  /// Somebody's table. Throws with the line of a patient that stands twice, and of volumes that cannot be.
  static func read(_ table: Table) throws -> [String: VentricularVolumes] {
    let isBowl = table.columnNames.contains("Diastole")
    let names = isBowl ? ["Id", "Diastole", "Systole"] : ["pid", "EDV", "ESV"]
    let patients = try table.texts(names[0])
    let diastole = try table.finiteNumbers(names[1], above: 0)
    let systole = try table.finiteNumbers(names[2], above: 0)
    var known: [String: VentricularVolumes] = [:]
    for (row, patient) in patients.enumerated() {
      guard !patient.isEmpty else { throw table.refusal(row, "the \(names[0]) is missing") }
      guard known[patient] == nil else {
        throw table.refusal(row, "the \(names[0]) \(patient) stands twice")
      }
      guard systole[row] < diastole[row] else {
        throw table.refusal(
          row,
          "\(names[1]) \(Column.text(diastole[row])) is not above \(names[2]) \(Column.text(systole[row]));"
            + " the heart is fullest at end-diastole")
      }
      known[patient] = VentricularVolumes(diastole: diastole[row], systole: systole[row])
    }
    return known
  }

  /// Measured here: a volume may be missing.
  private static func measured(_ table: Table) throws -> [String: VentricularVolumes] {
    let patients = try table.texts("pid")
    let diastole = try table.numbers("EDV")
    let systole = try table.numbers("ESV")
    return Dictionary(
      patients.indices.map {
        (patients[$0], VentricularVolumes(diastole: diastole[$0], systole: systole[$0]))
      }
    ) { first, _ in first }
  }
}
