import Engine
import StudyTerms
import Tables

/// Reads volumes from a table that an author brings, and sets each beside the reference: that of
/// other tables, or another reader's in the same one. Patients are called as their author calls
/// them. Sorted by series, then method.
package struct MeasuredVolumes: RunnableStep {
  /// The table: `pid`, `EDV` and `ESV`, or the columns of the challenge; volumes in ml.
  package var measured: FileReference
  /// Tables of the reference (``ReferenceVolumes``); empty if it is part of the table.
  package var reference: [FileReference]
  /// The methods to compare: values of the column ``by``; without it, the name of the only one.
  package var methods: [String]
  /// The column that parts the table by reader, method or centre; nil for one method.
  package var by: String?
  /// The value of that column that is the reference where no other table is; else its name alone.
  package var against: String?

  package init(
    measured: FileReference, reference: [FileReference], methods: [String], by: String? = nil,
    against: String? = nil
  ) {
    self.measured = measured
    self.reference = reference
    self.methods = methods
    self.by = by
    self.against = against
  }

  package var files: [FileReference] { [measured] + reference }
  package var title: String { "volumes of \(methods.joined(separator: ", "))" }

  package func run(_ context: StepContext) async throws -> Rows<SeriesMeasurement> {
    let table = try read(measured, context)
    let rows = try Self.rows(of: table, by: by, method: methods.first ?? "")
    try refuseUnknown(methods + (reference.isEmpty ? [against].compactMap(\.self) : []), of: rows)
    var known = ReferenceVolumes()
    for file in reference { try known.read(read(file, context)) }
    let truth = reference.isEmpty ? volumes(of: against, rows) : known.byPatient
    let own = rows.filter { methods.contains($0.method) }
    try refuseStrangers(own, truth.keys.sorted())
    return Rows(measurements(own, truth))
  }

  private func read(_ file: FileReference, _ context: StepContext) throws -> Table {
    let separator: Character = file.path.hasSuffix(".tsv") ? "\t" : ","
    let text = ["", "pid", "Id"] + (by.map { [$0] } ?? [])
    return try context.table(file, separator: separator, text: Set(text)).withRows()
  }

  private struct Row {
    var id: SeriesID
    var method: String
    var volumes: VentricularVolumes
  }

  private static func rows(of table: Table, by: String?, method: String) throws -> [Row] {
    // A column without a name is an index, as pandas writes it, except in the published table.
    let columns =
      table.columnNames.contains("LVEDV (mL)")
      ? VolumeColumns(patient: "", diastole: "LVEDV (mL)", systole: "LVESV (mL)")
      : VolumeColumns(of: table)
    let ids = try table.patients(columns.patient)
    let methods = try by.map { try table.texts($0) } ?? ids.map { _ in method }
    var seen: Set<[String]> = []
    for row in ids.indices where !seen.insert([ids[row], methods[row]]).inserted {
      let column = columns.patient.isEmpty ? "Id" : columns.patient
      throw table.refusal(
        row, "the \(column) \(ids[row]) stands twice\(by == nil ? "" : " for \(methods[row])")")
    }
    let diastole = try volumes(columns.diastole, of: table)
    let systole = try volumes(columns.systole, of: table)
    return ids.indices.map {
      Row(
        id: SeriesID(ids[$0]), method: methods[$0],
        volumes: VentricularVolumes(diastole: diastole[$0], systole: systole[$0]))
    }
  }

  /// A measured volume may be missing or zero, but not negative.
  private static func volumes(_ column: String, of table: Table) throws -> [Double] {
    let volumes = try table.numbers(column)
    if let row = volumes.firstIndex(where: { $0 < 0 || $0.isInfinite }) {
      let what = volumes[row].isInfinite ? "is not a finite number" : "is below 0"
      throw table.refusal(row, "column \(column): \(Column.text(volumes[row])) \(what)")
    }
    return volumes
  }

  /// One method's volumes by patient.
  private func volumes(of method: String?, _ rows: [Row]) -> [String: VentricularVolumes] {
    let own = rows.filter { $0.method == method }
    return Dictionary(own.map { ($0.id.owner, $0.volumes) }) { first, _ in first }
  }

  private func refuseUnknown(_ wanted: [String], of rows: [Row]) throws {
    guard let by else { return }
    let known = Set(rows.map(\.method))
    guard let name = wanted.first(where: { !known.contains($0) }) else { return }
    throw StudyError(
      "\(measured): the column \(by) has no `\(name)`; it has "
        + known.sorted().joined(separator: ", "))
  }

  /// Throws if no patient is on both sides.
  private func refuseStrangers(_ rows: [Row], _ known: [String]) throws {
    let owners = Set(rows.map(\.id.owner))
    guard !owners.isEmpty, owners.isDisjoint(with: known) else { return }
    func some(_ patients: [String]) -> String {
      let sorted = patients.map { SeriesID($0) }.sorted().map(\.text)
      return sorted.prefix(5).joined(separator: ", ") + (sorted.count > 5 ? ", ..." : "")
    }
    let tables = (reference.isEmpty ? [measured] : reference).map(\.description)
    throw StudyError(
      "\(tables.joined(separator: ", ")): there is no truth of the patients with volumes "
        + "(\(some(Array(owners)))), but of \(some(known))")
  }

  /// The rows beside the truth; patients of whom only this is known have a row without volumes.
  private func measurements(
    _ rows: [Row], _ truth: [String: VentricularVolumes]
  ) -> [SeriesMeasurement] {
    let rotated = Set(rows.map(\.id).filter(\.isRotated).map(\.unrotated))
    var found = rows.map { row in
      SeriesMeasurement(
        id: row.id, patient: SeriesID(row.id.owner), method: row.method,
        isUsed: row.id.isRotated || !rotated.contains(row.id),
        isLandscape: rotated.contains(row.id.unrotated), volumes: row.volumes,
        firstFrame: row.volumes.diastole, truth: truth[row.id.owner])
    }
    // A part of the patients, such as those of a centre, lacks none of the others.
    if methods.count == 1, by == nil || reference.isEmpty {
      let owners = Set(rows.map(\.id.owner))
      found += truth.filter { !owners.contains($0.key) }.map { patient, volumes in
        SeriesMeasurement(
          id: SeriesID(patient), patient: SeriesID(patient), method: methods.first ?? "",
          isUsed: true, isLandscape: false,
          volumes: VentricularVolumes(diastole: .nan, systole: .nan), firstFrame: .nan,
          truth: volumes)
      }
    }
    let order = Dictionary(methods.enumerated().map { ($1, $0) }) { first, _ in first }
    return found.sorted { ($0.id, order[$0.method] ?? 0) < ($1.id, order[$1.method] ?? 0) }
  }
}
