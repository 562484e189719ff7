extension MathNode {
  /// What the node is to its neighbours.
  public var mathClass: MathClass {
    switch self {
    case .symbol(_, let kind), .delimiter(_, let kind, _): kind
    case .function: .largeOperator
    case .scripts(let base, _, _), .limits(let base, _, _), .accent(let base, _, _, _):
      base.mathClass
    case .styled(let inner, _): inner.mathClass
    case .row(let nodes): nodes.count == 1 ? nodes[0].mathClass : .ordinary
    default: .ordinary
    }
  }

  /// Of the nodes of a row. A binary sign without something on both sides is a sign like a letter:
  /// the minus of `-x`, of `= -x`.
  public static func classes(of row: [MathNode]) -> [MathClass] {
    var classes = row.map(\.mathClass)
    var before: Int?
    for place in row.indices {
      if case .space = row[place] { continue }
      let last = before.map { classes[$0] }
      switch (last, classes[place]) {
      case (nil, .binary), (.binary, .binary), (.relation, .binary), (.opening, .binary),
        (.punctuation, .binary), (.largeOperator, .binary):
        classes[place] = .ordinary
      case (.binary, .relation), (.binary, .closing), (.binary, .punctuation):
        if let before { classes[before] = .ordinary }
      default: break
      }
      before = place
    }
    if let before, classes[before] == .binary { classes[before] = .ordinary }
    return classes
  }
}
