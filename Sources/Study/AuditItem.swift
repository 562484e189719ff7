import Tables

/// A number as published beside the same question asked like for like.
struct AuditItem: Hashable, Sendable {
  /// The key in tables: `WS-TR EDV`.
  var item: String
  var published: Double
  var likeForLike: Double
  /// What differs, for the reader.
  var note: String

  /// Columns item, published, like_for_like, difference, note.
  static func table(_ items: [AuditItem], unit: String? = nil, decimals: Int) throws -> Table {
    try Table([
      Column("item", title: "Item", texts: items.map(\.item)),
      Column(
        "published", title: "As published", unit: unit, decimals: decimals,
        numbers: items.map(\.published)),
      Column(
        "like_for_like", title: "Like for like", unit: unit, decimals: decimals,
        numbers: items.map(\.likeForLike)),
      Column(
        "difference", title: "Difference", unit: unit, decimals: decimals,
        numbers: items.map { $0.likeForLike - $0.published }),
      Column("note", title: "What differs", texts: items.map(\.note)),
    ])
  }
}
