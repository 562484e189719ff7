extension Presentation {
  /// Whether the page shows the part; nil stands for the main figure or table.
  func shows(_ part: String?) -> Bool { show?.contains(part ?? "main") ?? true }

  /// The author's alternative text of a figure.
  func alt(_ part: String?) -> String? { part.map { alts?[$0] } ?? alt }

  /// The author's caption of a table. A part's caption belongs to its figure where it has one: what
  /// describes a drawing does not describe its table.
  func tableCaption(_ part: String?, drawn: Set<String?>) -> String? {
    guard let part else { return captions?["table"] ?? (drawn.contains(nil) ? nil : caption) }
    return captions?["\(part)-table"] ?? (drawn.contains(part) ? nil : captions?[part])
  }
}
