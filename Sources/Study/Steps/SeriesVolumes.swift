import Engine
import StudyTerms
import Tables

/// Methods' volumes of every series beside the truth, one row each.
///
/// Columns Id, series (unrotated), patient, part, landscape, used (the version that counts: the rotated one where there
/// is one), method, EDV, ESV, EDV_first_frame (ml; for the label network the same as EDV), EF (percent),
/// true_EDV, true_ESV, true_EF. Rows by series, then method.
struct SeriesVolumes: RunnableStep {
  var source: KaggleSource
  /// Whose; the tables of others are not read, and a change of them runs nothing. What is no network of the search is what the table of
  /// label volumes is by.
  var methods: [String]

  private var truth: TrueVolumes { TrueVolumes(source: source) }
  private var networks: [NetworkVolumes] {
    Method.networks.filter { methods.contains($0.name) }.map {
      NetworkVolumes(source: source, method: $0)
    }
  }
  var inputs: [any Step] { [truth] + networks }
  private var labeller: String? {
    methods.first { name in !Method.networks.contains { $0.name == name } }
  }
  var files: [FileReference] { labeller == nil ? [] : [source.labelVolumes] }
  var title: String {
    "volumes of \(methods.count == 1 ? methods[0] : "\(methods.count) methods")"
  }

  func run(_ context: StepContext) async throws -> Table {
    var rows: [Row] = []
    for network in networks {
      let table = try context.output(of: network)
      rows += try Row.rows(
        table, ids: "Id", diastole: "EDV", systole: "ESV", first: "first_frame",
        method: network.method.name)
    }
    if let labeller {
      let labels = try context.table(
        source.labelVolumes, separator: ",", text: ["", "pid"]
      ).withRows()
      // The published table's columns, or those of volumes that anybody writes.
      let isPlain = !labels.columnNames.contains("")
      let diastole = isPlain ? "EDV" : "LVEDV (mL)"
      let systole = isPlain ? "ESV" : "LVESV (mL)"
      for column in [diastole, systole] { try refuseOdd(column, of: labels) }
      rows += try Row.rows(
        labels, ids: isPlain ? "pid" : "", diastole: diastole, systole: systole, first: diastole,
        method: labeller)
    }
    let order = Dictionary(uniqueKeysWithValues: Method.names.enumerated().map { ($1, $0) })
    rows.sort { ($0.id, order[$0.method] ?? 0) < ($1.id, order[$1.method] ?? 0) }
    let known = try Self.truth(try context.output(of: truth))
    try refuseStrangers(rows.map(\.id.patient), known)
    return try table(rows, truth: known)
  }

  /// What somebody measured may be nothing, and not less.
  private func refuseOdd(_ column: String, of table: Table) throws {
    let volumes = try table.numbers(column)
    if let row = volumes.firstIndex(where: { $0 < 0 || $0.isInfinite }) {
      let what = volumes[row].isInfinite ? "is not a finite number" : "is below 0"
      throw table.refusal(row, "column \(column): \(Column.text(volumes[row])) \(what)")
    }
  }

  /// Throws where nobody is in both tables.
  private func refuseStrangers(_ patients: [Int], _ known: [Int: VentricularVolumes]) throws {
    guard !patients.isEmpty, !patients.contains(where: { known[$0] != nil }) else { return }
    func some(_ patients: some Collection<Int>) -> String {
      let sorted = Set(patients).sorted()
      return sorted.prefix(5).map(String.init).joined(separator: ", ")
        + (sorted.count > 5 ? ", ..." : "")
    }
    let tables = source.truth.map(\.description).joined(separator: ", ")
    throw StudyError(
      "\(tables): there is no truth of the patients with volumes (\(some(patients))), but of \(some(known.keys))"
    )
  }

  private static func truth(_ table: Table) throws -> [Int: VentricularVolumes] {
    let patients = try table.counts("patient")
    let diastole = try table.numbers("EDV")
    let systole = try table.numbers("ESV")
    var truth: [Int: VentricularVolumes] = [:]
    for row in patients.indices {
      truth[patients[row]] = VentricularVolumes(
        diastole: diastole[row], systole: systole[row])
    }
    return truth
  }

  private func table(_ rows: [Row], truth: [Int: VentricularVolumes]) throws -> Table {
    let rotated = Set(rows.map(\.id).filter(\.isRotated).map(\.unrotated))
    let known = rows.map {
      truth[$0.id.patient] ?? VentricularVolumes(diastole: .nan, systole: .nan)
    }
    return try Table([
      Column("Id", title: "Image series", texts: rows.map(\.id.text)),
      Column("series", title: "Series", texts: rows.map(\.id.unrotated.text)),
      Column("patient", title: "Patient", counts: rows.map(\.id.patient)),
      Column(
        "part", title: "Part", texts: rows.map { ChallengePart(patient: $0.id.patient).rawValue }),
      Column(
        "landscape", title: "Landscape", logicals: rows.map { rotated.contains($0.id.unrotated) }),
      Column(
        "used", title: "Used", logicals: rows.map { $0.id.isRotated || !rotated.contains($0.id) }),
      Column("method", title: "Method", texts: rows.map(\.method)),
      Column("EDV", unit: "ml", decimals: 1, numbers: rows.map(\.volumes.diastole)),
      Column("ESV", unit: "ml", decimals: 1, numbers: rows.map(\.volumes.systole)),
      Column(
        "EDV_first_frame", title: "EDV at the first frame", unit: "ml", decimals: 1,
        numbers: rows.map(\.first)),
      Column("EF", unit: "%", decimals: 1, numbers: rows.map(\.volumes.ejectionFraction)),
      Column(
        "true_EDV", title: "True EDV", unit: "ml", decimals: 1, numbers: known.map(\.diastole)),
      Column(
        "true_ESV", title: "True ESV", unit: "ml", decimals: 1, numbers: known.map(\.systole)),
      Column(
        "true_EF", title: "True EF", unit: "%", decimals: 1,
        numbers: known.map(\.ejectionFraction)),
    ])
  }

  private struct Row {
    var id: SeriesID
    var method: String
    var volumes: VentricularVolumes
    var first: Double

    static func rows(
      _ table: Table, ids: String, diastole: String, systole: String, first: String, method: String
    ) throws -> [Row] {
      let names = try table.texts(ids)
      try SeriesID.requireNumbers(names, of: table)
      var seen = Set<String>()
      for row in names.indices where !seen.insert(names[row]).inserted {
        throw table.refusal(row, "the \(ids.isEmpty ? "Id" : ids) \(names[row]) stands twice")
      }
      let large = try table.numbers(diastole)
      let small = try table.numbers(systole)
      let start = try table.numbers(first)
      return names.indices.map {
        Row(
          id: SeriesID(names[$0]), method: method,
          volumes: VentricularVolumes(diastole: large[$0], systole: small[$0]), first: start[$0])
      }
    }
  }
}
