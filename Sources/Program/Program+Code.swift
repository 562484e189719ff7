// Their code makes the pages.
import Build
import Engine
import Libraries
import Study

extension Program {
  /// What computes each step, by its type's name.
  public static let code: [String: WorkCode] = workTargets.compactMapValues { codes[$0] }

  /// Changes whenever anything that pages are made of does: text, figures, style sheets, and the
  /// libraries that draw them. What only computes steps is no part of it.
  public static let rendererFingerprint: String = {
    let renderers = ["Build", "Study"].compactMap { codes[$0] }
    let versions = renderers.flatMap { $0.toolchain.versions }.map { "\($0.key) \($0.value)" }
    return Digest(of: (renderers.map(\.sources) + Set(versions).sorted()).joined(separator: "\n"))
      .hex
  }()

  /// Fingerprint of the sources that turn results into figures and tables.
  public static let directiveSources: String = codes["Study"]?.sources ?? ""

  /// By target.
  private static let codes: [String: WorkCode] = sources.mapValues { source in
    let libraries =
      InstalledLibraries.everywhere
      + source.modules.flatMap { InstalledLibraries.linked[$0] ?? [] }
    return WorkCode(
      sources: source.fingerprint,
      toolchain: Toolchain(
        Dictionary(libraries.map { ($0.name, $0.version) }) { first, _ in first }))
  }
}
