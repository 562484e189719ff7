/// Text in one style, perhaps a link, perhaps a place that links lead to.
public struct TextRun: Sendable, Hashable {
  public var text: String
  public var style: TextStyle
  public var link: LinkTarget?
  /// The name of the place where the run begins.
  public var destination: String?

  public init(
    _ text: String, _ style: TextStyle, link: LinkTarget? = nil, destination: String? = nil
  ) {
    self.text = text
    self.style = style
    self.link = link
    self.destination = destination
  }
}
