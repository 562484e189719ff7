/// A work of the bibliography as it is shown, and what it is called by where it is cited.
public struct Reference: Sendable, Hashable {
  public enum Part: Sendable, Hashable {
    case text(String)
    case emphasis(String)
    /// To another site.
    case link(String, destination: String)

    /// What is read of it.
    public var text: String {
      switch self {
      case .text(let text), .emphasis(let text), .link(let text, _): text
      }
    }
  }

  public var key: String
  /// `Knuth DE. Title. *Journal* 2(1):3–4, 1984. doi:...`
  public var parts: [Part]
  /// `Knuth`, `Knuth and Plass`, `Knuth et al.`; the title where nobody is named.
  public var authors: String
  /// `1984`, `in press`; `n.d.` where none is given.
  public var year: String
}
