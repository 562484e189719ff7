extension Figure {
  /// The figure with a word in the place of each image, mask and picture of elsewhere.
  public var withoutImages: Figure {
    if picture != nil {
      let word = Mark.text(x: 0.5, y: 0.5, "left out", anchor: .middle, color: .gray)
      return Figure([Panel(x: .hidden(0...1), y: .hidden(0...1), [word])], aspect: 0.2)
    }
    var figure = self
    for index in panels.indices { figure.panels[index] = panels[index].withoutImages }
    return figure
  }
}

extension Panel {
  fileprivate var withoutImages: Panel {
    var rest: [Mark] = []
    var center: (x: Double, y: Double)?
    for mark in marks {
      switch mark {
      case .image(_, let x0, let x1, let y0, let y1): center = ((x0 + x1) / 2, (y0 + y1) / 2)
      case .outlines(let x, let y, _, _):
        let (x, y) = (x.joined(), y.joined())
        guard let left = x.min(), let right = x.max(), let low = y.min(), let high = y.max()
        else { continue }
        center = center ?? ((left + right) / 2, (low + high) / 2)
      default: rest.append(mark)
      }
    }
    guard let center else { return self }
    var panel = self
    panel.marks =
      rest + [.text(x: center.x, y: center.y, "left out", anchor: .middle, color: .gray)]
    return panel
  }
}
