/// What pages are filled with, from the top.
public enum FlowItem {
  case box(PageBox)
  /// Left out at the top of a page; of several in a row the largest counts.
  case space(Double, [Decoration] = [])
  /// What stands before and after is on one page.
  case keep
  /// Boxes on one page, which may be the next one's top while the text goes on.
  case float([PageBox])
  /// Floats come before what follows, unless so much of the page is free.
  case barrier(Double)
  /// Rows that follow stand below a head.
  case head(RepeatedHead)
  case headEnd
}
