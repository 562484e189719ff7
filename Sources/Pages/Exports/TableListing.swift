/// A generated table as `values.json` lists it, so that its cells can be cited.
struct TableListing: Codable {
  /// The path, `LABEL` or `LABEL.part`.
  var path: String
  /// The TSV file, relative to the output folder.
  var file: String
  /// The columns that identify a row.
  var keys: [String]
  /// Units by column name.
  var units: [String: String]
  var page: String
  var anchor: String
}
