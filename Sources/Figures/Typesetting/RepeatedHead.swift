/// What stands above the rows of a table, and again on each page where they go on.
public struct RepeatedHead {
  /// Where the table begins.
  public var first: [PageBox]
  /// At the top of each page where it goes on.
  public var continued: [PageBox]
  /// Below the rows of a page where the table does not end.
  public var foot: PageBox

  /// Heads for the first page and the following ones, and what stands at the end of a page.
  public init(first: [PageBox], continued: [PageBox], foot: PageBox) {
    self.first = first
    self.continued = continued
    self.foot = foot
  }
}
