/// MathML Core, as browsers draw it.
///
/// Chromium takes no notice of `columnalign`, `menclose` and `mathvariant` (but for upright
/// letters): columns are aligned by classes (`math-left`, `math-right`), letters of other alphabets
/// are Unicode's own.
extension MathNode {
  /// `isIndex`: in indices operators have no space around them.
  func element(isIndex: Bool = false) -> MathElement {
    switch self {
    case .row(let nodes): MathElement("mrow", [:], Self.elements(of: nodes, isIndex))
    case .identifier(let letters, let upright):
      // One letter is italic in browsers, several are upright.
      letters.unicodeScalars.count == 1 && upright && letters.isPlainLetter
        ? MathElement("mi", ["mathvariant": "normal"], text: letters)
        : MathElement("mi", text: letters)
    case .number(let digits): MathElement("mn", text: digits)
    case .symbol(let sign, let kind): Self.sign(sign, kind, isIndex)
    case .function(let name, _): MathElement("mi", text: name)
    case .text(let words): MathElement("mtext", text: words)
    case .space(let width): MathElement("mspace", ["width": Self.em(width)])
    case .fraction(let top, let bottom, let hasLine):
      MathElement(
        "mfrac", hasLine ? [:] : ["linethickness": "0"],
        [top.element(isIndex: isIndex), bottom.element(isIndex: isIndex)])
    case .root(let inner, let index):
      if let index {
        MathElement(
          "mroot", [:], [inner.element(isIndex: isIndex), index.element(isIndex: true)])
      } else {
        MathElement("msqrt", [:], [inner.element(isIndex: isIndex)])
      }
    case .scripts(let base, let lower, let upper):
      Self.indices(("msub", "msup", "msubsup"), base, lower, upper, isIndex)
    case .limits(let base, let lower, let upper):
      Self.indices(("munder", "mover", "munderover"), base, lower, upper, isIndex)
    case .fenced(let left, let inner, let right): Self.fenced(left, inner, right, isIndex)
    case .delimiter(let sign, _, let height):
      height == 0
        ? MathElement("mo", ["stretchy": "true"], text: sign)
        : MathElement(
          "mo", ["stretchy": "true", "minsize": Self.em(height), "maxsize": Self.em(height)],
          text: sign)
    case .accent(let base, let mark, let isWide, let isUnder):
      MathElement(
        isUnder ? "munder" : "mover", isUnder ? ["accentunder": "true"] : ["accent": "true"],
        [
          base.element(isIndex: isIndex),
          MathElement("mo", ["stretchy": isWide ? "true" : "false"], text: mark),
        ])
    case .table(let table): Self.element(of: table)
    case .styled(let inner, let isDisplay):
      MathElement(
        "mstyle", ["displaystyle": isDisplay ? "true" : "false", "scriptlevel": "0"],
        [inner.element(isIndex: false)])
    }
  }

  /// Of the nodes of a row, with the space that signs and functions have to their neighbours.
  private static func elements(of nodes: [MathNode], _ isIndex: Bool) -> [MathElement] {
    let classes = classes(of: nodes)
    var elements: [MathElement] = []
    for (place, node) in nodes.enumerated() where node != .row([]) {
      if place > 0, node.isFunction || nodes[place - 1].isFunction,
        MathClass.space(between: classes[place - 1], and: classes[place]) == 3
      {
        elements.append(MathElement("mspace", ["width": em(3 / 18)]))
      }
      if case .symbol(let sign, .binary) = node, classes[place] == .ordinary {
        elements.append(
          MathElement("mo", ["form": "prefix", "lspace": "0", "rspace": "0"], text: sign))
      } else {
        elements.append(node.element(isIndex: isIndex))
      }
    }
    return elements
  }

  /// A name such as `log`, perhaps with indices: browsers leave no space after it.
  private var isFunction: Bool {
    switch self {
    case .function: true
    case .scripts(let base, _, _), .limits(let base, _, _): base.isFunction
    default: false
    }
  }

  private static func sign(_ sign: String, _ kind: MathClass, _ isIndex: Bool) -> MathElement {
    switch kind {
    case .ordinary:
      // Letters to their neighbours; a bar does not grow unless it is told to.
      MathElement("mo", ["stretchy": "false", "lspace": "0", "rspace": "0"], text: sign)
    case .opening, .closing: MathElement("mo", ["stretchy": "false"], text: sign)
    case .binary where isIndex, .relation where isIndex:
      MathElement("mo", ["lspace": "0", "rspace": "0"], text: sign)
    case .binary: MathElement("mo", ["lspace": em(4 / 18), "rspace": em(4 / 18)], text: sign)
    case .relation: MathElement("mo", ["lspace": em(5 / 18), "rspace": em(5 / 18)], text: sign)
    case .punctuation: MathElement("mo", ["lspace": "0", "rspace": em(3 / 18)], text: sign)
    case .largeOperator: MathElement("mo", text: sign)
    }
  }

  private static func indices(
    _ names: (String, String, String), _ base: MathNode, _ lower: MathNode?, _ upper: MathNode?,
    _ isIndex: Bool
  ) -> MathElement {
    let base = base.element(isIndex: isIndex)
    let (lower, upper) = (lower?.element(isIndex: true), upper?.element(isIndex: true))
    switch (lower, upper) {
    case (let lower?, let upper?): return MathElement(names.2, [:], [base, lower, upper])
    case (let lower?, nil): return MathElement(names.0, [:], [base, lower])
    case (nil, let upper?): return MathElement(names.1, [:], [base, upper])
    case (nil, nil): return base
    }
  }

  private static func fenced(
    _ left: String, _ inner: MathNode, _ right: String, _ isIndex: Bool
  ) -> MathElement {
    var parts: [MathElement] = []
    if !left.isEmpty {
      parts.append(MathElement("mo", ["stretchy": "true", "form": "prefix"], text: left))
    }
    if case .row(let nodes) = inner {
      parts += elements(of: nodes, isIndex)
    } else {
      parts.append(inner.element(isIndex: isIndex))
    }
    if !right.isEmpty {
      parts.append(MathElement("mo", ["stretchy": "true", "form": "postfix"], text: right))
    }
    return MathElement("mrow", [:], parts)
  }

  private static func element(of table: MathTable) -> MathElement {
    let columns = table.rows.map(\.count).max() ?? 0
    let rows = table.rows.map { row -> MathElement in
      let cells = (0..<columns).map { column -> MathElement in
        var classes = ["math-\(table.alignment(column).rawValue)"]
        if column == 0 || table.gap(before: column) == 0 { classes.append("math-close") }
        if column + 1 < columns, table.gap(before: column + 1) == 0 {
          classes.append("math-joined")
        }
        let cell = column < row.count ? row[column] : .row([])
        let children: [MathElement] =
          if case .row(let nodes) = cell { elements(of: nodes, false) } else { [cell.element()] }
        return MathElement("mtd", ["class": classes.joined(separator: " ")], children)
      }
      return MathElement("mtr", [:], cells)
    }
    return MathElement("mtable", ["displaystyle": table.isDisplay ? "true" : "false"], rows)
  }

  /// With at most four decimals, the same on all machines.
  private static func em(_ width: Double) -> String {
    let tenThousandths = Int((abs(width) * 10_000).rounded())
    var digits = String(tenThousandths % 10_000)
    digits = String(repeating: "0", count: 4 - digits.count) + digits
    while digits.hasSuffix("0") { digits.removeLast() }
    let sign = width < 0 && tenThousandths > 0 ? "-" : ""
    return sign + "\(tenThousandths / 10_000)" + (digits.isEmpty ? "" : "." + digits) + "em"
  }
}

extension String {
  /// A letter that a browser would slant.
  fileprivate var isPlainLetter: Bool {
    unicodeScalars.allSatisfy { $0.properties.isAlphabetic && $0.value < 0x1d400 }
  }
}
