import Engine
import StudyTerms
import Tables

/// Several methods' volumes of every series beside the true ones, sorted by series, then method.
package struct SeriesVolumes: RunnableStep {
  /// The folder of published tables.
  package var source: KaggleSource
  /// The methods to read. The tables of others are not read, so a change to them reruns nothing. A
  /// name that is no network of the search stands for the table of label volumes.
  package var methods: [String]

  package init(source: KaggleSource, methods: [String]) {
    self.source = source
    self.methods = methods
  }

  private var truth: TrueVolumes { TrueVolumes(source: source) }
  private var networks: [NetworkVolumes] {
    PublishedNetwork.networks.filter { methods.contains($0.name) }.map {
      NetworkVolumes(source: source, method: $0)
    }
  }
  package var inputs: [any Step] { [truth] + networks }
  private var labeller: String? {
    methods.first { name in !PublishedNetwork.networks.contains { $0.name == name } }
  }
  package var files: [FileReference] { labeller == nil ? [] : [source.labelVolumes] }
  package var title: String {
    "volumes of \(methods.count == 1 ? methods[0] : "\(methods.count) methods")"
  }

  package func run(_ context: StepContext) async throws -> Rows<SeriesMeasurement> {
    var rows: [Row] = []
    for network in networks {
      rows += try context.output(of: network).rows.map {
        Row(
          id: $0.id, method: network.method.name,
          volumes: VentricularVolumes(diastole: $0.diastole, systole: $0.systole),
          first: $0.firstFrame)
      }
    }
    if let labeller {
      let labels = try context.table(
        source.labelVolumes, separator: ",", text: ["", "pid", "Id"]
      ).withRows()
      let columns = Self.columns(of: labels)
      for column in [columns.diastole, columns.systole] { try refuseOdd(column, of: labels) }
      rows += try Row.rows(labels, columns, method: labeller)
    }
    let order = Dictionary(
      uniqueKeysWithValues: PublishedNetwork.names.enumerated().map { ($1, $0) })
    rows.sort { ($0.id, order[$0.method] ?? 0) < ($1.id, order[$1.method] ?? 0) }
    let known = try context.output(of: truth).byPatient
    try refuseStrangers(rows.map(\.id.patient), known)
    return Rows(measurements(rows, truth: known))
  }

  /// The published table's columns, whose first has no name, or those of an author's table. There a
  /// column without a name is an index, as pandas writes it.
  private static func columns(of table: Table) -> VolumeColumns {
    table.columnNames.contains("LVEDV (mL)")
      ? VolumeColumns(patient: "", diastole: "LVEDV (mL)", systole: "LVESV (mL)")
      : VolumeColumns(of: table)
  }

  /// A measured volume may be missing or zero, but not negative.
  private func refuseOdd(_ column: String, of table: Table) throws {
    let volumes = try table.numbers(column)
    if let row = volumes.firstIndex(where: { $0 < 0 || $0.isInfinite }) {
      let what = volumes[row].isInfinite ? "is not a finite number" : "is below 0"
      throw table.refusal(row, "column \(column): \(Column.text(volumes[row])) \(what)")
    }
  }

  /// Throws if no patient is in both tables.
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

  private func measurements(
    _ rows: [Row], truth: [Int: VentricularVolumes]
  ) -> [SeriesMeasurement] {
    let rotated = Set(rows.map(\.id).filter(\.isRotated).map(\.unrotated))
    return rows.map { row in
      SeriesMeasurement(
        id: row.id, patient: SeriesID(String(row.id.patient)), method: row.method,
        isUsed: row.id.isRotated || !rotated.contains(row.id),
        isLandscape: rotated.contains(row.id.unrotated), volumes: row.volumes,
        firstFrame: row.first, truth: truth[row.id.patient])
    }
  }

  private struct Row {
    var id: SeriesID
    var method: String
    var volumes: VentricularVolumes
    var first: Double

    static func rows(
      _ table: Table, _ columns: VolumeColumns, method: String
    ) throws -> [Row] {
      let names = try table.patients(columns.patient)
      try SeriesID.requireNumbers(names, of: table)
      var seen = Set<String>()
      for row in names.indices where !seen.insert(names[row]).inserted {
        let column = columns.patient.isEmpty ? "Id" : columns.patient
        throw table.refusal(row, "the \(column) \(names[row]) stands twice")
      }
      let large = try table.numbers(columns.diastole)
      let small = try table.numbers(columns.systole)
      return names.indices.map {
        Row(
          id: SeriesID(names[$0]), method: method,
          volumes: VentricularVolumes(diastole: large[$0], systole: small[$0]), first: large[$0])
      }
    }
  }
}
