extension Presentation {
  /// Whether the page shows the part; nil stands for the main figure or table.
  func shows(_ part: String?) -> Bool { show?.contains(part ?? "main") ?? true }

  /// The author's alternative text for a figure; nil if there is none.
  func alt(_ part: String?) -> String? { part.map { alts?[$0] } ?? alt }

  /// The author's caption for a table; nil if there is none. If a part has a figure, its caption
  /// belongs to that figure: a description of the drawing does not describe the table.
  func tableCaption(_ part: String?, drawn: Set<String?>) -> String? {
    guard let part else { return captions?["table"] ?? (drawn.contains(nil) ? nil : caption) }
    return captions?["\(part)-table"] ?? (drawn.contains(part) ? nil : captions?[part])
  }
}
