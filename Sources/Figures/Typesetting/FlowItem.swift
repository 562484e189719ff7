/// What pages are filled with, from the top.
public enum FlowItem {
  case box(PageBox)
  /// Left out at the top of a page; of several in a row the largest counts.
  case space(Double, [Decoration] = [])
  /// What stands before and after is on one page.
  case keep
  /// Boxes on one page. What does not fit on the rest of a page is the next one's top, while the
  /// text goes on below what came before.
  case float(FloatKind, [PageBox])
  /// Floats (of one kind, or all) come before what follows, unless so much of the page is free.
  case barrier(Double, of: FloatKind? = nil)
  /// Rows that follow stand below a head.
  case head(RepeatedHead)
  case headEnd
}
