/// A formatted work of the bibliography, with its name in author-year citations.
public struct Reference: Sendable, Hashable {
  /// A piece of the formatted text.
  public enum Part: Sendable, Hashable {
    case text(String)
    case emphasis(String)
    /// A link to another site.
    case link(String, destination: String)

    /// The text without markup.
    public var text: String {
      switch self {
      case .text(let text), .emphasis(let text), .link(let text, _): text
      }
    }
  }

  /// The citation key.
  public var key: String
  /// The whole reference: `Knuth DE. Title. *Journal* 2(1):3–4, 1984. doi:...`
  public var parts: [Part]
  /// `Knuth`, `Knuth and Plass`, `Knuth et al.`; the title of a work without names.
  public var authors: String
  /// `1984`, `in press`; `n.d.` for a work without a year.
  public var year: String
}
