import Foundation
import Synchronization

/// Where the files lie that a step has asked for: what it says of them names them as their author
/// does, not by their place on this machine.
final class OpenedFiles: Sendable {
  private let files = Mutex<[String: FileReference]>([:])

  func note(_ file: FileReference, at place: URL) { files.withLock { $0[place.path] = file } }

  /// With references instead of places.
  func named(_ sentence: String) -> String {
    let known = files.withLock { $0 }.sorted {
      ($1.key.count, $0.key) < ($0.key.count, $1.key)
    }
    return known.reduce(sentence) { Self.replacing($1.key, with: "\($1.value)", in: $0) }
  }

  /// Of a longer name that begins alike nothing is replaced.
  private static func replacing(_ place: String, with name: String, in text: String) -> String {
    let parts = text.components(separatedBy: place)
    let name = name.hasSuffix("/") ? String(name.dropLast()) : name
    return parts.dropFirst().reduce(parts[0]) { text, rest in
      guard let next = rest.first else { return text + name }
      if next.isLetter || next.isNumber || "-_".contains(next) { return text + place + rest }
      // The project's own folder has no name.
      return text + name + (name.isEmpty && next == "/" ? rest.dropFirst() : rest[...])
    }
  }
}
