/// The head above the rows of a table, repeated on each page where they continue.
public struct RepeatedHead {
  /// The boxes where the table begins.
  public var first: [PageBox]
  /// The boxes at the top of each page where it continues.
  public var continued: [PageBox]
  /// The box below the rows on pages where the table does not end.
  public var foot: PageBox

  /// Heads for the first and the following pages, and the foot of pages that are continued.
  public init(first: [PageBox], continued: [PageBox], foot: PageBox) {
    self.first = first
    self.continued = continued
    self.foot = foot
  }
}
