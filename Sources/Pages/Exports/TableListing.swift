/// A generated table as `values.json` lists it: where its cells are cited from.
struct TableListing: Codable {
  /// `LABEL` or `LABEL.part`.
  var path: String
  /// The TSV, relative to the output folder.
  var file: String
  /// The columns that tell rows apart.
  var keys: [String]
  /// Units by column.
  var units: [String: String]
  var page: String
  var anchor: String
}
