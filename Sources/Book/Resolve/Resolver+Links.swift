import Foundation
import Markup

extension Resolver {
  /// A link as it leads on the pages: `#id` anywhere in the book, `labels.md#id` in another chapter, or elsewhere.
  mutating func link(
    _ destination: String, _ title: String?, _ inner: [Inline], _ position: SourcePosition
  ) -> PageInline {
    guard destination.hasPrefix("#") else {
      if let target = chapterLink(destination) {
        reportMissing(target, position)
        return .reference(
          slug: target.slug, id: target.id, resolve(inner.isEmpty ? [.text(target.text)] : inner))
      }
      reportDead(destination, position)
      return .link(destination: destination, title: title, resolve(inner))
    }
    let id = String(destination.dropFirst())
    if let target = anchors.target(id, from: slug) {
      return .reference(
        slug: target.slug, id: target.id, inner.isEmpty ? [.text(target.text)] : resolve(inner))
    }
    if let label = unbuiltLabel(id) {
      return .reference(
        slug: label.slug, id: label.id, inner.isEmpty ? [.text(label.text)] : resolve(inner))
    }
    if isUnread(id) { return .problem(destination) }
    report(
      "undefined-reference", at: position, "nothing is labelled `\(id)`",
      suggestion: Spelling.suggestion(for: id, among: anchors.ids))
    return .problem(destination)
  }

  /// What `{numref}` holds: `fig-agreement`, or with words for it, `see figure %s <fig-agreement>`, where `%s` is the number.
  mutating func reference(_ content: String, _ position: SourcePosition) -> PageInline {
    guard let named = content.wholeMatch(of: /(.*\S)\s*<([^<>]+)>\s*/) else {
      return link("#" + content.trimmed, nil, [], position)
    }
    let id = String(named.2).trimmed
    let number = anchors.target(id, from: slug)?.text.split(separator: " ").last.map(String.init)
    let words = String(named.1).replacing("%s", with: number ?? "?")
    return link("#" + id, nil, [.text(words)], position)
  }

  /// A link to another chapter's file, `labels.md` or `labels.md#id`.
  private func chapterLink(_ destination: String) -> Anchors.Target? {
    let parts = destination.split(separator: "#", maxSplits: 1).map(String.init)
    guard let file = parts.first,
      let index = book.chapters.firstIndex(where: { $0.file == "Chapters/" + file })
    else { return nil }
    return .init(
      slug: book.slug(index), id: parts.count > 1 ? parts[1] : "",
      text: title(of: book.chapters[index]))
  }

  /// The place in a chapter that a link names has to be there.
  private mutating func reportMissing(_ target: Anchors.Target, _ position: SourcePosition) {
    guard !target.id.isEmpty, !anchors.contains(target.id, in: target.slug),
      unbuiltLabel(target.id)?.slug != target.slug, !isUnread(target.id)
    else { return }
    report(
      "undefined-reference", at: position,
      "nothing in “\(target.text)” is labelled `\(target.id)`",
      suggestion: Spelling.suggestion(for: target.id, among: anchors.ids(in: target.slug)))
  }

  /// A relative link has to lead to a file of the pages, or to one beside the chapters, which is published with them; addresses of the net
  /// are not asked.
  private mutating func reportDead(_ destination: String, _ position: SourcePosition) {
    guard !destination.hasPrefix("//") else { return }
    if destination.contains(/^[A-Za-z][A-Za-z0-9+.\-]*:/) {
      if destination.safeAddress != destination {
        report(
          "unsafe-link", at: position, "the link to \(destination) leads nowhere in the pages",
          suggestion: "link to an address that begins with https:, http:, mailto: or doi:",
          severity: .warning)
      }
      return
    }
    let path = destination.prefix { $0 != "#" && $0 != "?" }
    let decoded = path.removingPercentEncoding ?? String(path)
    if isMade(decoded) { return }
    if isBesideChapters(decoded) {
      linked.insert(decoded)
      return
    }
    let known = book.chapters.map { Book.stem($0.file) + ".md" }
    report(
      "dead-link", at: position,
      "the link to \(destination.isEmpty ? "nothing" : destination) is dead",
      suggestion: Spelling.nearest(to: String(path), among: known).map { "did you mean `\($0)`?" }
        ?? "link to a chapter, a label or an address")
  }

  /// Whether the build writes the file beside the pages; of a block's figures and tables only the label is asked for.
  private func isMade(_ path: String) -> Bool {
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

  /// A figure or table of a directive that was not run or not built, or that lacks what failed: links lead to its block.
  private func unbuiltLabel(_ id: String) -> Anchors.Target? {
    for prefix in ["fig-", "tab-"] where id.hasPrefix(prefix) {
      let name = id.dropFirst(4)
      for decoded in book.directives
      where name == decoded.label || name.hasPrefix(decoded.label + "-") {
        var state = "not built"
        if case .built? = outcomes[decoded.label] {
          if values.failures[decoded.label] == nil { continue }
          state = "not available"
        }
        let kind = prefix == "fig-" ? "Figure" : "Table"
        return .init(
          slug: book.slug(decoded.chapter), id: decoded.label, text: "\(kind) (\(state))")
      }
    }
    return nil
  }

  /// A figure or table of a block that cannot be read, which is said where the block stands.
  private func isUnread(_ id: String) -> Bool {
    let name = id.hasPrefix("fig-") || id.hasPrefix("tab-") ? id.dropFirst(4) : Substring(id)
    return book.unread.contains { name == $0 || name.hasPrefix($0 + "-") }
  }
}
