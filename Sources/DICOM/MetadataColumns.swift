/// The columns of a metadata table, one for each tag and name, in the order of their first cells.
struct MetadataColumns: Sendable {
  struct Column: Sendable {
    var tag: DICOMTag
    var name: String
  }

  private(set) var all: [Column] = []
  /// Several where creators gave one tag several meanings.
  private var places: [DICOMTag: [Int]] = [:]

  /// Where a column stands, which is added where it is new.
  mutating func index(of tag: DICOMTag, _ name: String) -> Int {
    if let known = places[tag]?.first(where: { all[$0].name == name }) { return known }
    places[tag, default: []].append(all.count)
    all.append(Column(tag: tag, name: name))
    return all.count - 1
  }
}
