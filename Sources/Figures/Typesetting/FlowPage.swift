/// A filled page: boxes with their distances from the top of the text area.
public struct FlowPage {
  /// The boxes on the page, with the distance of each top from that of the text area in points.
  public internal(set) var boxes: [(top: Double, box: PageBox)] = []

  /// Whether the page is wider than high.
  public internal(set) var isLandscape = false

  /// Names of the places on this page that links lead to.
  public var destinations: [String] { boxes.flatMap { $0.box.destinations } }

  /// Draws backgrounds, then boxes. `top` is the top of the text area.
  public func draw(on page: PDFPage, x: Double, top: Double) {
    for (decoration, from, to) in grounds {
      let part = Rectangle(
        x: decoration.x, y: top + from, width: decoration.width, height: to - from)
      page.fill(part, decoration.color)
    }
    for (y, box) in boxes {
      for name in box.destinations { page.addDestination(name, x: x, y: max(0, top + y - 6)) }
      box.draw(page, top + y)
    }
  }

  /// One rectangle for adjacent boxes with the same decoration.
  var grounds: [(decoration: Decoration, from: Double, to: Double)] {
    var grounds: [(decoration: Decoration, from: Double, to: Double)] = []
    var open: [Decoration: Int] = [:]
    for (y, box) in boxes {
      open = open.filter { box.decorations.contains($0.key) }
      for decoration in box.decorations {
        if let index = open[decoration] {
          grounds[index].to = y + box.height
        } else {
          open[decoration] = grounds.count
          grounds.append((decoration, y, y + box.height))
        }
      }
    }
    return grounds
  }
}
