extension StringProtocol {
  /// Whether the text, as a path below a folder, leads out of it: it begins with `/`, has a part
  /// `..`, or a byte that ends a path. Compares bytes, as the system does: a slash with a combining
  /// mark is still a slash.
  package var leadsOut: Bool {
    utf8.first == UInt8(ascii: "/") || utf8.contains(0)
      || utf8.split(separator: UInt8(ascii: "/")).contains { $0.elementsEqual("..".utf8) }
  }
}
