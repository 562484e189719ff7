import Book
import Markup

extension Book {
  /// The name and options of a block, and those of all blocks that it reads. Two blocks with the
  /// same identity make the same content from the same outputs.
  func identity(of decoded: DecodedDirective) -> String {
    var lines: [String] = []
    var open = [decoded]
    var seen: Set<String> = [decoded.label]
    while let next = open.popLast() {
      lines += [next.block.name, next.options]
      guard let reading = next.directive as? any BlockReading else { continue }
      for label in reading.blockReferences.map(\.label) where seen.insert(label).inserted {
        open += directives.filter { $0.label == label }
      }
    }
    return lines.joined(separator: "\n")
  }
}
