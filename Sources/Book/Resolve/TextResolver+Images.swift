import Markup

/// Images of the author.
extension TextResolver {
  /// An image that stands by itself: a figure with its caption.
  func image(
    _ source: String, _ alt: String, _ caption: [Inline], _ position: SourcePosition,
    _ findings: inout TextFindings
  ) -> [PageBlock] {
    guard var figure = numbered.numbering.pictures[position] else {
      return [.paragraph([image(source, alt, position, &findings)])]
    }
    figure.caption = resolve(caption, &findings)
    figure.alt = plain(alt, at: position, &findings)
    if figure.alt.trimmed.isEmpty {
      findings.log.report(
        "missing-alt", at: position, "the image \(source) has no alt text",
        suggestion: "say between the brackets what is seen", severity: .warning)
    }
    return [.figure(figure)]
  }

  /// A link in place of an image that stands within text or elsewhere in the net.
  func image(
    _ source: String, _ alt: String, _ position: SourcePosition, _ findings: inout TextFindings
  ) -> PageInline {
    let isHere = book.pictures[source] != nil
    if isHere { findings.linked.insert(source) }
    // A file that cannot be read is reported once, where it is read.
    if isHere || source.isAddressElsewhere {
      findings.log.report(
        "image", at: position,
        "the image \(source) \(isHere ? "stands within text" : "lies elsewhere") and is shown as a "
          + "link",
        suggestion: isHere ? "put it in a paragraph of its own" : "copy it beside the chapters",
        severity: .warning)
    }
    return .link(destination: source, title: nil, [.text(alt.isEmpty ? source : alt)])
  }
}

extension String {
  /// Whether it begins as an address of the net does: `https:`.
  var isAddressElsewhere: Bool { contains(/^[A-Za-z][A-Za-z0-9+.\-]*:/) }
}
