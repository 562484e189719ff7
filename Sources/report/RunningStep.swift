import Foundation

/// A step that runs, as a line of the terminal shows it.
struct RunningStep {
  var id: String
  var title: String
  /// What it says of itself, parts with commas between: the epoch and loss of a training. The first part and the last, the time that is
  /// left, matter most.
  var message = ""

  /// At most `width` characters: first the middle of the message goes, from its end, then the middle of the title.
  func line(width: Int) -> String {
    var parts = message.isEmpty ? [] : message.components(separatedBy: ", ")
    while parts.count > 2, title.count + 2 + Self.joined(parts).count > width {
      parts.remove(at: parts.count - 2)
    }
    guard !parts.isEmpty else { return Self.short(title, width) }
    let end = ": " + Self.joined(parts)
    return Self.short(Self.short(title, max(12, width - end.count)) + end, width)
  }

  private static func joined(_ parts: [String]) -> String { parts.joined(separator: ", ") }

  private static func short(_ text: String, _ width: Int) -> String {
    guard text.count > width else { return text }
    let kept = max(0, width - 1)
    return text.prefix(kept / 2) + "…" + text.suffix(kept - kept / 2)
  }
}
