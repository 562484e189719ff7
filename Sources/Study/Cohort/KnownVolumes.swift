import Engine
import Imaging
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

  /// By patient, in ml.
  func volumes(_ context: StepContext) throws -> [String: VentricularVolumes] {
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
        Table.read(
          contentsOf: context.location(of: file),
          separator: file.path.hasSuffix(".csv") ? "," : "\t", text: ["pid", "Id"]))
    case .contours(let step): try Self.read(context.output(of: step))
    }
  }

  static func read(_ table: Table) throws -> [String: VentricularVolumes] {
    let isBowl = table.columnNames.contains("Diastole")
    let patients = try table.texts(isBowl ? "Id" : "pid")
    let diastole = try table.numbers(isBowl ? "Diastole" : "EDV")
    let systole = try table.numbers(isBowl ? "Systole" : "ESV")
    return Dictionary(
      patients.indices.map {
        (patients[$0], VentricularVolumes(diastole: diastole[$0], systole: systole[$0]))
      }
    ) { first, _ in first }
  }
}
