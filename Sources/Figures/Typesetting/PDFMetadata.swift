/// The metadata of a PDF.
public struct PDFMetadata: Sendable, Hashable {
  /// The title of the document.
  public var title: String
  /// Names, separated by commas; nil for none.
  public var author: String?
  /// A subtitle; nil for none.
  public var subject: String?
  /// Keywords, separated by commas; nil for none.
  public var keywords: String?
  /// The day in ISO 8601. nil gives 1970-01-01, never the day of the build.
  public var date: String?

  /// Only the title is required.
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
