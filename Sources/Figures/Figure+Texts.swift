extension Figure {
  /// All words in the figure, without the numbers at axes.
  public var texts: [String] {
    legend.map(\.name) + panels.flatMap(\.texts) + (colorBar.map { [$0.label] } ?? [])
  }
}

extension Panel {
  fileprivate var texts: [String] {
    (title.map { [$0] } ?? []) + x.texts + y.texts + marks.flatMap(\.texts)
  }
}

extension Axis {
  fileprivate var texts: [String] {
    let own = [label] + (unit.map { [$0] } ?? [])
    guard case .band(let categories) = scale else { return own }
    return own + categories
  }
}

extension Mark {
  fileprivate var texts: [String] {
    switch self {
    case .line(_, _, _, _, _, let label?), .horizontal(_, _, _, let label?),
      .vertical(_, _, _, let label?):
      [label]
    case .tiles(_, _, _, _, let texts): texts
    case .text(_, _, let text, _, _): [text]
    default: []
    }
  }
}
