import Foundation
import Markup

/// Writes new values of pinned numbers into the chapters.
public struct PinEditor {
  var root: URL

  public init(root: URL) { self.root = root }

  /// Edits each file once, whole or not at all; returns the pins whose text was not found.
  public func accept(_ pins: [Pin]) throws -> [Pin] {
    var missed: [Pin] = []
    for (file, pins) in Dictionary(grouping: pins, by: \.position.file).sorted(by: {
      $0.key < $1.key
    }) {
      let url = root.appendingPathComponent(file)
      let before = try String(contentsOf: url, encoding: .utf8)
      var text = before
      // The same number pinned in several places is one text to replace.
      var done = Set<String>()
      for pin in pins where !done.contains(pin.content) {
        guard let equals = pin.content.range(of: "=", options: .backwards) else {
          missed.append(pin)
          continue
        }
        let after = pin.content[equals.upperBound...].replacingOccurrences(
          of: pin.pinned, with: pin.now)
        let old = "`\(pin.content)`"
        guard text.contains(old) else {
          missed.append(pin)
          continue
        }
        text = text.replacingOccurrences(
          of: old, with: "`\(pin.content[..<equals.upperBound])\(after)`")
        done.insert(pin.content)
      }
      if text != before { try Data(text.utf8).write(to: url, options: .atomic) }
    }
    return missed
  }
}
