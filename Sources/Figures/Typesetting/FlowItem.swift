/// An item of the flow that fills pages from the top.
public enum FlowItem {
  case box(PageBox)
  /// Space in points. Omitted at the top of a page; of several in a row the largest counts.
  case space(Double, [Decoration] = [])
  /// Keeps the items before and after on one page.
  case keep
  /// Boxes on one page. If they do not fit on the rest of a page, they begin the next one, and the
  /// text after them moves up.
  case float(FloatKind, [PageBox])
  /// Floats (of one kind, or all) are placed before the items that follow, unless this many points
  /// of the page are free.
  case barrier(Double, of: FloatKind? = nil)
  /// Items on pages of their own, wider than high, with a text area of that height. The text after
  /// them fills the page before.
  case landscape([FlowItem], height: Double)
  /// The rows that follow have this head.
  case head(RepeatedHead)
  case headEnd
}
