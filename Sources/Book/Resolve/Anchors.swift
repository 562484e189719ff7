/// Every place in the book that a link can point to.
struct Anchors: Sendable {
  struct Target: Sendable {
    var slug: String
    var id: String
    /// The text of a link that has none: `Figure 3`, `Section 2.1`.
    var text: String
  }

  private var targets: [String: [Target]] = [:]

  mutating func add(_ target: Target) { add(target, as: target.id) }

  /// Adds a second name of a target.
  mutating func add(_ target: Target, as id: String) { targets[id, default: []].append(target) }

  /// The target of `#id` seen from a page: the first in that page, otherwise the first in the book.
  func target(_ id: String, from slug: String) -> Target? {
    let found = targets[id] ?? []
    return found.first { $0.slug == slug } ?? found.first
  }

  func contains(_ id: String, in slug: String) -> Bool {
    targets[id]?.contains { $0.slug == slug } ?? false
  }

  var ids: [String] { targets.keys.sorted() }

  func ids(in slug: String) -> [String] { ids.filter { contains($0, in: slug) } }
}
