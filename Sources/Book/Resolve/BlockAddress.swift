/// Addresses of a block's main figure and table, or of one of its parts.
struct BlockAddress: Sendable {
  var label: String
  /// nil for the main figure or table.
  var part: String?

  init(_ label: String, _ part: String?) {
    self.label = label
    self.part = part
  }

  /// The beginning of its values' keys and the name of its table's files: `agreement`,
  /// `agreement.bins`.
  var path: String { label + (part.map { ".\($0)" } ?? "") }
  /// The anchor of the figure: `fig-agreement`, `fig-agreement-bins`.
  var figureID: String { "fig-\(name)" }
  /// The anchor of the table: `tab-agreement`, `tab-agreement-bins`.
  var tableID: String { "tab-\(name)" }

  private var name: String { label + (part.map { "-\($0)" } ?? "") }
}
