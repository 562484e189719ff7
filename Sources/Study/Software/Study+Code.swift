import Book
// Its code makes the pages, so that it counts for their fingerprint.
import Build
import Engine

extension Study {
  /// What computes each step, by its type's name.
  public static let code: [String: WorkCode] = workTargets.compactMapValues { codes[$0] }

  /// Changes whenever anything that pages are made of does: text, figures, style sheets, and the
  /// libraries that draw them.
  public static let rendererFingerprint: String = {
    let versions = codes["Study"]?.toolchain.versions.sorted { $0.key < $1.key } ?? []
    let lines = versions.map { "\($0.key) \($0.value)" }
    return Digest(
      of: ([codes["Study"]?.sources ?? ""] + lines).joined(separator: "\n")
    ).hex
  }()

  /// By target.
  private static let codes: [String: WorkCode] = sources.mapValues { source in
    WorkCode(
      sources: source.fingerprint,
      toolchain: Toolchain(
        Dictionary(
          (everywhere + source.modules.flatMap { linked[$0] ?? [] }).map { ($0.name, $0.version) }
        ) { first, _ in first }))
  }
}
