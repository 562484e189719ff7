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
      let labels = try context.table(source.labelVolumes, separator: ",", text: [""]).withRows()
      rows += try Row.rows(labels, method: labeller)
    }
    let order = Dictionary(
      uniqueKeysWithValues: PublishedNetwork.names.enumerated().map { ($1, $0) })
    rows.sort { ($0.id, order[$0.method] ?? 0) < ($1.id, order[$1.method] ?? 0) }
    let known = try context.output(of: truth).byPatient
    return Rows(measurements(rows, truth: known))
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

    /// The rows of the published table, whose first column has no name.
    static func rows(_ table: Table, method: String) throws -> [Row] {
      let ids = try table.texts("")
      let diastole = try table.numbers("LVEDV (mL)")
      let systole = try table.numbers("LVESV (mL)")
      return ids.indices.map {
        Row(
          id: SeriesID(ids[$0]), method: method,
          volumes: VentricularVolumes(diastole: diastole[$0], systole: systole[$0]),
          first: diastole[$0])
      }
    }
  }
}
