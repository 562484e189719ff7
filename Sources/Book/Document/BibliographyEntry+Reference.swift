import Bibliography

extension BibliographyEntry {
  init(_ reference: Reference, number: Int, label: String? = nil) {
    self.init(
      key: reference.key, number: number, label: label,
      text: reference.parts.map { part in
        switch part {
        case .text(let text): .text(text)
        case .emphasis(let text): .emphasis([.text(text)])
        case .link(let text, let destination):
          .link(destination: destination, title: nil, [.text(text)])
        }
      })
  }
}
