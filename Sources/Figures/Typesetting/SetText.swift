import CCairo

/// Text set in lines that can be drawn independently.
public final class SetText {
  /// A line with its range of bytes and its width.
  public struct Line {
    let pointer: UnsafeMutablePointer<PangoLayoutLine>
    /// The range of the line in the UTF-8 text.
    public let bytes: Range<Int>
    /// The width in points.
    public let width: Double
    /// Whether it is the first line of a paragraph.
    public let beginsParagraph: Bool
  }

  /// The lines in reading order.
  public let lines: [Line]
  let links: [(range: Range<Int>, target: LinkTarget)]
  let formulas: [SetFormula]
  private let destinations: [(offset: Int, name: String)]
  private let layout: OpaquePointer?

  /// Takes ownership of the layout.
  init(
    _ layout: OpaquePointer?, links: [(range: Range<Int>, target: LinkTarget)],
    destinations: [(offset: Int, name: String)], formulas: [SetFormula] = []
  ) {
    self.layout = layout
    self.formulas = formulas
    self.links = links
    self.destinations = destinations
    var lines: [Line] = []
    var list = pango_layout_get_lines_readonly(layout)
    while let node = list {
      if let data = node.pointee.data {
        let line = data.assumingMemoryBound(to: PangoLayoutLine.self)
        var logical = PangoRectangle()
        pango_layout_line_get_extents(line, nil, &logical)
        let start = Int(line.pointee.start_index)
        lines.append(
          Line(
            pointer: line, bytes: start..<(start + Int(line.pointee.length)),
            width: Double(logical.width) / Double(PANGO_SCALE),
            beginsParagraph: pango_layout_line_is_paragraph_start(line) != 0))
      }
      list = node.pointee.next
    }
    self.lines = lines
  }

  deinit { if let layout { g_object_unref(UnsafeMutableRawPointer(layout)) } }

  /// The width of the widest line in points.
  public var width: Double { lines.map(\.width).max() ?? 0 }

  /// The indices of the lines of each paragraph.
  public var paragraphs: [Range<Int>] {
    let starts = lines.indices.filter { lines[$0].beginsParagraph }
    return starts.enumerated().map { index, start in
      start..<(index + 1 < starts.count ? starts[index + 1] : lines.count)
    }
  }

  /// How far the line's formulas reach above and below its baseline, in points; 0 without any.
  public func formulaExtent(inLine index: Int) -> (ascent: Double, descent: Double) {
    let bytes = lines[index].bytes
    let boxes = formulas.filter { bytes.contains($0.range.lowerBound) }.map(\.box)
    return (boxes.map(\.ascent).max() ?? 0, boxes.map(\.descent).max() ?? 0)
  }

  /// Names of the places where runs on the line begin.
  public func destinations(inLine index: Int) -> [String] {
    guard !destinations.isEmpty else { return [] }
    let bytes = lines[index].bytes
    return destinations.filter { bytes.contains($0.offset) }.map(\.name)
  }

  /// The parts of a line that a range of bytes covers: distances from its left end and widths in
  /// points.
  func spans(of range: Range<Int>, inLine index: Int) -> [(x: Double, width: Double)] {
    let line = lines[index]
    let bytes = range.clamped(to: line.bytes)
    guard !bytes.isEmpty else { return [] }
    var ranges: UnsafeMutablePointer<Int32>?
    var count: Int32 = 0
    pango_layout_line_get_x_ranges(
      line.pointer, Int32(bytes.lowerBound), Int32(bytes.upperBound), &ranges, &count)
    guard let ranges else { return [] }
    defer { g_free(ranges) }
    return (0..<Int(count)).map { span in
      let left = Double(ranges[2 * span]) / Double(PANGO_SCALE)
      return (left, Double(ranges[2 * span + 1]) / Double(PANGO_SCALE) - left)
    }
  }
}
