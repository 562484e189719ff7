import Mathematics

extension ChapterHTML {
  /// A formula on a line of its own, with its number at the right where it has one.
  func equation(_ formula: Formula, _ id: String?, _ number: Int?) -> [HTML] {
    var content = [HTML(formula.mathML)]
    if let number {
      content.append(.element("span", [.class("number")], ["(\(number))"]))
    }
    let attributes = [HTMLAttribute.class("equation")] + (id.map { [.id(anchor($0))] } ?? [])
    return [.element("div", attributes, content), "\n"]
  }
}

extension HTML {
  /// MathML as a piece of a page.
  init(_ element: MathElement) {
    self = .element(
      element.name, element.attributes.map { HTMLAttribute($0.name, $0.value) },
      element.text.map { [.text($0)] } ?? element.children.map(HTML.init))
  }
}
