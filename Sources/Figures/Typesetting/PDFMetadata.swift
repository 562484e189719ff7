/// What a PDF says about itself.
public struct PDFMetadata: Sendable, Hashable {
  public var title: String
  public var author: String?
  public var subject: String?
  public var keywords: String?
  /// ISO 8601 day; nil writes 1970-01-01, never the day of the build.
  public var date: String?

  public init(
    title: String, author: String? = nil, subject: String? = nil, keywords: String? = nil,
    date: String? = nil
  ) {
    self.title = title
    self.author = author
    self.subject = subject
    self.keywords = keywords
    self.date = date
  }
}
