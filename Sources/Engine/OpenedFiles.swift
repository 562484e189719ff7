import Foundation
import Synchronization

/// The places of the files that a step has opened. Its messages name files as the author does, not
/// by their place on this machine.
final class OpenedFiles: Sendable {
  private let files = Mutex<[String: FileReference]>([:])

  func note(_ file: FileReference, at place: URL) { files.withLock { $0[place.path] = file } }

  /// The sentence with places replaced by the author's names.
  func named(_ sentence: String) -> String {
    let known = files.withLock { $0 }.sorted {
      ($1.key.count, $0.key) < ($0.key.count, $1.key)
    }
    return known.reduce(sentence) { Self.replacing($1.key, with: "\($1.value)", in: $0) }
  }

  /// Leaves longer names alone that begin with the same characters.
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
