import Testing

@testable import Figures

/// Boxes are told by their names; a page takes 100 points.
@Suite struct PageFlowTests {
  static func box(_ name: String, _ height: Double = 10) -> PageBox {
    PageBox(height: height, destinations: [name])
  }

  static func pages(_ items: [FlowItem]) -> [[String]] {
    PageFlow.pages(items, height: 100, floatGap: 5).map(\.destinations)
  }

  @Test func pagesAreFilledFromTheTop() {
    let items = (1...13).map { FlowItem.box(Self.box("\($0)")) }
    let first = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]
    #expect(Self.pages(items) == [first, ["11", "12", "13"]])
  }

  @Test func aHeadingStaysWithItsText() {
    let items: [FlowItem] = [
      .box(Self.box("text", 75)), .space(5), .box(Self.box("heading")), .space(3), .keep,
      .box(Self.box("line 1")), .keep, .box(Self.box("line 2")),
    ]
    #expect(Self.pages(items) == [["text"], ["heading", "line 1", "line 2"]])
  }

  @Test func spacesAreLeftOutAtTheTopAndTheLargestCounts() {
    let items: [FlowItem] = [
      .space(50), .box(Self.box("a", 50)), .space(10), .space(20), .box(Self.box("b", 30)),
      .space(30), .box(Self.box("c", 100)),
    ]
    let pages = PageFlow.pages(items, height: 100, floatGap: 5)
    #expect(pages.map(\.destinations) == [["a", "b"], ["c"]])
    #expect(pages[0].boxes.map(\.top) == [0, 50, 70])
    #expect(pages[1].boxes.map(\.top) == [0])
  }

  @Test func aFloatThatDoesNotFitGivesWayToText() {
    let items: [FlowItem] = [
      .box(Self.box("a", 60)), .float(.figure, [Self.box("figure", 50)]), .box(Self.box("b", 30)),
      .box(Self.box("c", 30)),
    ]
    #expect(Self.pages(items) == [["a", "b"], ["figure", "c"]])
  }

  @Test func aFloatThatWaitsLeavesNoGap() {
    let items: [FlowItem] = [
      .box(Self.box("a", 60)), .space(2), .float(.figure, [Self.box("figure", 50)]), .space(2),
      .box(Self.box("b", 30)), .box(Self.box("c", 30)),
    ]
    let pages = PageFlow.pages(items, height: 100, floatGap: 5)
    #expect(pages[0].boxes.filter { !$0.box.destinations.isEmpty }.map(\.top) == [0, 62])
    #expect(pages[1].boxes.filter { !$0.box.destinations.isEmpty }.map(\.top) == [0, 55])
  }

  @Test func floatsKeepTheirOrder() {
    let items: [FlowItem] = [
      .box(Self.box("a", 60)), .float(.figure, [Self.box("1", 50)]),
      .float(.figure, [Self.box("2", 10)]),
      .box(Self.box("b", 10)),
    ]
    #expect(Self.pages(items) == [["a", "b"], ["1", "2"]])
  }

  @Test func aTableFillsThePageThatAFigureLeaves() {
    let items: [FlowItem] = [
      .box(Self.box("a", 50)), .float(.figure, [Self.box("figure 1", 80)]),
      .float(.table, [Self.box("table", 30)]), .float(.figure, [Self.box("figure 2", 10)]),
    ]
    #expect(Self.pages(items) == [["a", "table"], ["figure 1", "figure 2"]])
  }

  @Test func figuresAndTablesKeepTheirOwnOrder() {
    let items: [FlowItem] = [
      .box(Self.box("a", 50)), .float(.figure, [Self.box("figure 1", 80)]),
      .float(.table, [Self.box("table 1", 70)]), .float(.figure, [Self.box("figure 2", 30)]),
      .float(.table, [Self.box("table 2", 20)]), .box(Self.box("b", 10)),
    ]
    #expect(
      Self.pages(items) == [["a", "b"], ["figure 1"], ["table 1", "table 2"], ["figure 2"]])
  }

  @Test func aBarrierOfTablesLetsFiguresWait() {
    let items: [FlowItem] = [
      .box(Self.box("a", 50)), .float(.figure, [Self.box("figure", 60)]),
      .barrier(.infinity, of: .table), .box(Self.box("row", 40)),
    ]
    #expect(Self.pages(items) == [["a", "row"], ["figure"]])
  }

  @Test func aBarrierBringsFloatsUnlessMuchIsFree() {
    func items(_ free: Double) -> [FlowItem] {
      [
        .box(Self.box("a", 60)), .float(.figure, [Self.box("figure", 50)]), .barrier(free),
        .box(Self.box("heading")),
      ]
    }
    #expect(Self.pages(items(50)) == [["a"], ["figure", "heading"]])
    #expect(Self.pages(items(30)) == [["a", "heading"], ["figure"]])
  }

  @Test func aTableRepeatsItsHead() {
    let head = RepeatedHead(
      first: [Self.box("head")], continued: [Self.box("again")], foot: Self.box("rule", 0))
    let rows = (1...12).map { FlowItem.box(Self.box("\($0)")) }
    let items = [.head(head)] + rows + [.headEnd, .box(Self.box("text"))]
    let first = ["head", "1", "2", "3", "4", "5", "6", "7", "8", "9", "rule"]
    #expect(Self.pages(items) == [first, ["again", "10", "11", "12", "text"]])
  }

  @Test func whatEndsATableStaysWithItsLastRows() {
    let head = RepeatedHead(
      first: [Self.box("head")], continued: [Self.box("again")], foot: Self.box("rule", 0))
    let rows = (1...8).map { FlowItem.box(Self.box("\($0)")) }
    let items =
      [.head(head)] + rows + [.box(Self.box("9")), .keep, .headEnd, .box(Self.box("end"))]
    let first = ["head", "1", "2", "3", "4", "5", "6", "7", "8", "rule"]
    #expect(Self.pages(items) == [first, ["again", "9", "end"]])
  }

  @Test func whatIsTallerThanThePageStandsAlone() {
    let head = RepeatedHead(first: [], continued: [Self.box("again")], foot: Self.box("rule", 0))
    let items: [FlowItem] = [.head(head), .box(Self.box("a")), .box(Self.box("tall", 150))]
    #expect(Self.pages(items) == [["a", "rule"], ["again", "tall"]])
    #expect(Self.pages([.float(.figure, [Self.box("tall", 150)])]) == [["tall"]])
  }

  @Test func whatNoPageCanKeepTogetherIsBroken() {
    let kept: [FlowItem] = [
      .box(Self.box("a", 60)), .keep, .box(Self.box("b", 30)), .keep, .box(Self.box("c", 30)),
    ]
    #expect(Self.pages(kept) == [["a", "b"], ["c"]])
    let heading: [FlowItem] = [
      .box(Self.box("heading")), .keep, .float(.figure, [Self.box("figure", 98)]),
      .box(Self.box("text")),
    ]
    #expect(Self.pages(heading) == [["heading", "text"], ["figure"]])
  }

  @Test func aGroundGoesOnFromBoxToBox() {
    let ground = Decoration(id: 1, x: 0, width: 10, color: .gray)
    var box = Self.box("a", 40)
    box.decorations = [ground]
    let items: [FlowItem] = [
      .box(box), .space(5, [ground]), .box(box), .space(5, [ground]), .box(box),
    ]
    let pages = PageFlow.pages(items, height: 100, floatGap: 5)
    #expect(pages.map { $0.grounds.map(\.from) } == [[0], [0]])
    #expect(pages.map { $0.grounds.map(\.to) } == [[85], [40]])
  }

  /// The text goes on before it, tables after it come after it.
  @Test func landscapePagesFollowThePageThatAsksForThem() {
    let items: [FlowItem] = [
      .box(Self.box("a", 60)), .landscape([.box(Self.box("wide", 40))], height: 50),
      .float(.table, [Self.box("table", 10)]), .box(Self.box("b", 30)), .box(Self.box("c", 30)),
    ]
    let pages = PageFlow.pages(items, height: 100, floatGap: 5)
    #expect(pages.map(\.destinations) == [["a", "b"], ["wide"], ["table", "c"]])
    #expect(pages.map(\.isLandscape) == [false, true, false])
  }

  @Test func aLongLandscapeTableTakesSeveralPages() {
    let rows = (1...4).map { FlowItem.box(Self.box("\($0)", 20)) }
    #expect(
      Self.pages([.landscape(rows, height: 50), .box(Self.box("a"))])
        == [["a"], ["1", "2"], ["3", "4"]])
    #expect(Self.pages([.landscape(rows, height: 100)]) == [["1", "2", "3", "4"]])
  }

  @Test func aHeadingBeforeALandscapePageStays() {
    let items: [FlowItem] = [
      .box(Self.box("heading")), .keep, .landscape([.box(Self.box("wide"))], height: 50),
      .box(Self.box("text")),
    ]
    #expect(Self.pages(items) == [["heading", "text"], ["wide"]])
  }
}
