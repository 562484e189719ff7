/// What stands above the rows of a table, and again on each page where they go on.
public struct RepeatedHead {
  public var first: [PageBox]
  public var continued: [PageBox]
  /// Below the rows of a page where the table does not end.
  public var foot: PageBox

  public init(first: [PageBox], continued: [PageBox], foot: PageBox) {
    self.first = first
    self.continued = continued
    self.foot = foot
  }
}
