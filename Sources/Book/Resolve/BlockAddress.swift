/// The addresses of what a block shows: of its main figure and table, or of a part of it.
struct BlockAddress: Sendable {
  var label: String
  /// nil for the main figure or table.
  var part: String?

  init(_ label: String, _ part: String?) {
    self.label = label
    self.part = part
  }

  /// Of its values, and the name of its table's files: `agreement`, `agreement.bins`.
  var path: String { label + (part.map { ".\($0)" } ?? "") }
  /// `fig-agreement`, `fig-agreement-bins`.
  var figureID: String { "fig-\(name)" }
  /// `tab-agreement`, `tab-agreement-bins`.
  var tableID: String { "tab-\(name)" }

  private var name: String { label + (part.map { "-\($0)" } ?? "") }
}
