/// Fills pages with boxes. Items that must stay together do, and floats give way to text.
///
/// A float that does not fit on the rest of its page waits while the text continues. Waiting floats
/// are placed at the top of the next page (as many as fit), at a barrier, or at the end of the
/// text. Figures keep their order and tables keep theirs; a float that fits may overtake one of the
/// other kind that does not.
public struct PageFlow {
  private let height: Double
  private let floatGap: Double
  private var pages: [FlowPage] = [FlowPage()]
  /// The used height of the last page in points.
  private var used = 0.0
  private var space: (height: Double, decorations: [Decoration]) = (0, [])
  /// Floats that wait to be placed, in order of arrival.
  private var floats: [(kind: FloatKind, boxes: [PageBox])] = []
  /// Pages in landscape that follow the present page.
  private var landscapePages: [FlowPage] = []
  private var head: RepeatedHead?
  /// The number of boxes that every such page begins with. A page with no more than these accepts
  /// anything.
  private var freshCount = 0

  /// Pages of `items`. `height` is that of the text area and `floatGap` the distance between
  /// floats, in points.
  public static func pages(_ items: [FlowItem], height: Double, floatGap: Double) -> [FlowPage] {
    var flow = PageFlow(height: height, floatGap: floatGap)
    flow.fill(items)
    return flow.pages
  }

  private init(height: Double, floatGap: Double) {
    self.height = height
    self.floatGap = floatGap
  }

  private var isEmpty: Bool { pages[pages.count - 1].boxes.isEmpty }

  private mutating func fill(_ items: [FlowItem]) {
    var index = 0
    while index < items.count {
      switch items[index] {
      case .space(let height, let decorations):
        if height >= space.height { space = (height, decorations) }
        index += 1
      case .keep: index += 1
      case .barrier(let free, let kind):
        if height - used < free { placeFloats(of: kind) }
        index += 1
      case .float(let kind, let boxes):
        add(kind, boxes)
        index += 1
      case .landscape(let inner, let height):
        landscapePages += Self.pages(inner, height: height, floatGap: floatGap).map { page in
          var page = page
          page.isLandscape = true
          return page
        }
        index += 1
      case .headEnd:
        head = nil
        index += 1
      case .box, .head:
        let chunk = chunk(items, from: index)
        place(chunk.boxes)
        if let newHead = chunk.head { head = newHead }
        if chunk.endsTable { head = nil }
        index = chunk.next
      }
    }
    head = nil
    placeFloats()
    if isEmpty, !landscapePages.isEmpty { pages.removeLast() }
    pages += landscapePages
  }

  /// The boxes from `start` on that must be on one page, with the spaces between them.
  private func chunk(_ items: [FlowItem], from start: Int)
    -> (boxes: [PageBox], head: RepeatedHead?, endsTable: Bool, next: Int)
  {
    var chunk: [PageBox] = []
    var head: RepeatedHead?
    var endsTable = false
    var keeps = true
    var space: PageBox?
    var index = start
    func fill(_ boxes: [PageBox]) {
      if let space, !chunk.isEmpty { chunk.append(space) }
      space = nil
      chunk += boxes
      keeps = false
    }
    loop: while index < items.count {
      switch items[index] {
      case .keep: keeps = true
      case .space(let height, let decorations):
        // A space may come before or after the mark that keeps its neighbours together.
        let isKept = keeps || items.indices.contains(index + 1) && items[index + 1].isKeep
        guard isKept else { break loop }
        if height > space?.height ?? 0 { space = PageBox(height: height, decorations: decorations) }
      case .box(let box):
        guard keeps else { break loop }
        fill([box])
      case .float(_, let boxes):
        guard keeps else { break loop }
        // If the figure is as tall as the page, its heading stays behind.
        let together = (chunk + boxes).reduce(floatGap) { $0 + $1.height }
        if !chunk.isEmpty, together > self.height { break loop }
        let gap = max(space?.height ?? 0, floatGap / 2)
        space = PageBox(height: gap, decorations: space?.decorations ?? [])
        fill(boxes)
      case .head(let table):
        guard keeps else { break loop }
        fill(table.first)
        head = table
        keeps = true
      case .headEnd:
        guard keeps else { break loop }
        endsTable = true
      case .barrier: guard keeps else { break loop }
      case .landscape: break loop
      }
      index += 1
    }
    return (chunk, head, endsTable, max(index, start + 1))
  }

  private mutating func place(_ chunk: [PageBox]) {
    let needed = chunk.reduce(0) { $0 + $1.height }
    if needed > height, chunk.count > 1 {
      // No page is tall enough to keep them together.
      for box in chunk { place([box]) }
      return
    }
    while !fits(needed), pages[pages.count - 1].boxes.count > freshCount { endPage() }
    putSpace()
    put(chunk)
  }

  private func fits(_ needed: Double) -> Bool {
    used + (isEmpty ? 0 : space.height) + needed <= height + 0.01
  }

  private func fits(float boxes: [PageBox]) -> Bool {
    let gap = isEmpty ? 0 : max(space.height, floatGap)
    return boxes.reduce(used + gap) { $0 + $1.height } <= height + 0.01
  }

  private mutating func add(_ kind: FloatKind, _ boxes: [PageBox]) {
    let waits = isOvertaking(kind) || floats.contains { $0.kind == kind }
    if !waits, fits(float: boxes) {
      put(float: boxes)
    } else {
      floats.append((kind, boxes))
    }
  }

  /// Whether a table would stand before one that waits for a page of its own.
  private func isOvertaking(_ kind: FloatKind) -> Bool {
    kind == .table && !landscapePages.isEmpty
  }

  private mutating func put(float boxes: [PageBox]) {
    space = (isEmpty ? 0 : max(space.height, floatGap), [])
    putSpace()
    put(boxes)
    space = (floatGap, [])
  }

  /// Places all waiting floats, or those of one kind, on as many pages as they need.
  private mutating func placeFloats(of kind: FloatKind? = nil) {
    while floats.contains(where: { kind == nil || $0.kind == kind }) {
      placeFittingFloats()
      guard floats.contains(where: { kind == nil || $0.kind == kind }) else { return }
      endPage()
    }
  }

  /// Places as many floats as fit, in order within each kind. On an empty page the first always
  /// fits.
  private mutating func placeFittingFloats() {
    var passed: Set<FloatKind> = []
    var index = 0
    while index < floats.count {
      let (kind, boxes) = floats[index]
      if !passed.contains(kind), !isOvertaking(kind), isEmpty || fits(float: boxes) {
        floats.remove(at: index)
        put(float: boxes)
      } else {
        passed.insert(kind)
        index += 1
      }
    }
  }

  /// Begins a page with waiting floats (as many as fit) and with the head of an open table.
  private mutating func endPage() {
    if let foot = head?.foot { put([foot]) }
    pages += landscapePages
    landscapePages = []
    pages.append(FlowPage())
    used = 0
    freshCount = 0
    space = (0, [])
    placeFittingFloats()
    if let continued = head?.continued {
      let hasFloats = !isEmpty
      putSpace()
      put(continued)
      freshCount = hasFloats ? 0 : continued.count
    }
  }

  private mutating func putSpace() {
    if !isEmpty, space.height > 0 {
      put([PageBox(height: space.height, decorations: space.decorations)])
    }
    space = (0, [])
  }

  private mutating func put(_ boxes: [PageBox]) {
    for box in boxes {
      pages[pages.count - 1].boxes.append((used, box))
      used += box.height
    }
  }
}

extension FlowItem {
  fileprivate var isKeep: Bool { if case .keep = self { true } else { false } }
}
