import Escaping
import Foundation
import Markup

extension TextResolver {
  /// A link as the pages have it: `#id` anywhere in the book, `labels.md#id` in another chapter, or
  /// an address elsewhere.
  func link(
    _ destination: String, _ title: String?, _ inner: [Inline], _ position: SourcePosition,
    _ findings: inout TextFindings
  ) -> PageInline {
    guard destination.hasPrefix("#") else {
      if let target = chapterTarget(destination) {
        reportMissing(target, position, &findings)
        return reference(to: target, inner.isEmpty ? [.text(target.text)] : inner, &findings)
      }
      reportDead(destination, position, &findings)
      return .link(destination: destination, title: title, resolve(inner, &findings))
    }
    let id = String(destination.dropFirst())
    if let unlabelled = book.unlabelled(ofAnchor: id) {
      reportUnlabelled(unlabelled, "undefined-reference", at: position, &findings)
      return .problem(destination)
    }
    if let target = numbered.numbering.anchors.target(id, from: slug) ?? numbered.unbuiltTarget(id)
    {
      guard inner.isEmpty else { return reference(to: target, inner, &findings) }
      return .reference(slug: target.slug, id: target.id, [.text(target.text)])
    }
    if numbered.isUnread(id) { return .problem(destination) }
    findings.log.report(
      "undefined-reference", at: position, "nothing is labelled `\(id)`",
      suggestion: Spelling.suggestion(for: id, among: numbered.numbering.anchors.ids))
    return .problem(destination)
  }

  private func reference(
    to target: Anchors.Target, _ inner: [Inline], _ findings: inout TextFindings
  ) -> PageInline {
    .reference(slug: target.slug, id: target.id, resolve(inner, &findings))
  }

  /// The reference in a `{numref}`: `fig-agreement`, or a text such as `see figure %s
  /// <fig-agreement>`, in which `%s` stands for the number.
  func reference(
    _ content: String, _ position: SourcePosition, _ findings: inout TextFindings
  ) -> PageInline {
    guard let named = content.wholeMatch(of: /(.*\S)\s*<([^<>]+)>\s*/) else {
      return link("#" + content.trimmed, nil, [], position, &findings)
    }
    let id = String(named.2).trimmed
    let number = numbered.numbering.anchors.target(id, from: slug)?.text.split(separator: " ").last
    let words = String(named.1).replacing("%s", with: number ?? "?")
    return link("#" + id, nil, [.text(words)], position, &findings)
  }

  /// The target of a link to another chapter's file, `labels.md` or `labels.md#id`.
  private func chapterTarget(_ destination: String) -> Anchors.Target? {
    let parts = destination.split(separator: "#", maxSplits: 1).map(String.init)
    guard let file = parts.first,
      let index = book.chapters.firstIndex(where: { $0.file == "Chapters/" + file })
    else { return nil }
    return .init(
      slug: book.slug(index), id: parts.count > 1 ? parts[1] : "",
      text: numbered.title(of: book.chapters[index]))
  }

  /// Reports a link to an anchor that another chapter lacks.
  private func reportMissing(
    _ target: Anchors.Target, _ position: SourcePosition, _ findings: inout TextFindings
  ) {
    let anchors = numbered.numbering.anchors
    guard !target.id.isEmpty, !anchors.contains(target.id, in: target.slug),
      numbered.unbuiltTarget(target.id)?.slug != target.slug, !numbered.isUnread(target.id)
    else { return }
    findings.log.report(
      "undefined-reference", at: position,
      "nothing in “\(target.text)” is labelled `\(target.id)`",
      suggestion: Spelling.suggestion(for: target.id, among: anchors.ids(in: target.slug)))
  }

  /// Reports a relative link that leads neither to a file of the pages nor to one beside the
  /// chapters (those are published too). Addresses on other sites are not tried.
  private func reportDead(
    _ destination: String, _ position: SourcePosition, _ findings: inout TextFindings
  ) {
    guard !destination.hasPrefix("//") else { return }
    if destination.contains(/^[A-Za-z][A-Za-z0-9+.\-]*:/) {
      if destination.safeAddress != destination {
        findings.log.report(
          "unsafe-link", at: position, "the link to \(destination) leads nowhere in the pages",
          suggestion: "link to an address that begins with https:, http:, mailto: or doi:",
          severity: .warning)
      }
      return
    }
    let path = destination.prefix { $0 != "#" && $0 != "?" }
    let decoded = path.removingPercentEncoding ?? String(path)
    if isWritten(decoded) { return }
    if isBesideChapters(decoded) {
      findings.linked.insert(decoded)
      return
    }
    let known = book.chapters.map { Book.stem($0.file) + ".md" }
    findings.log.report(
      "dead-link", at: position,
      "the link to \(destination.isEmpty ? "nothing" : destination) is dead",
      suggestion: Spelling.nearest(to: String(path), among: known).map { "did you mean `\($0)`?" }
        ?? "link to a chapter, a label or an address")
  }

  /// Whether the build writes this file beside the pages. For figures and tables only the label of
  /// the block is compared.
  private func isWritten(_ path: String) -> Bool {
    if ["single.html", "supplement.pdf"].contains(path)
      || book.chapters.indices.contains(where: { book.slug($0) + ".html" == path })
    {
      return true
    }
    return book.directives.contains {
      ["tables/\($0.label).", "figures/fig-\($0.label).", "figures/fig-\($0.label)-"]
        .contains(where: path.hasPrefix)
    }
  }

  private func isBesideChapters(_ path: String) -> Bool {
    guard !path.isEmpty, !path.hasPrefix("/"), !path.split(separator: "/").contains("..")
    else { return false }
    let folder = book.root.appendingPathComponent("Chapters").resolvingSymlinksInPath()
    let place = folder.appendingPathComponent(path)
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder)
      && !isFolder.boolValue
      && place.resolvingSymlinksInPath().path.hasPrefix(folder.path + "/")
  }
}
