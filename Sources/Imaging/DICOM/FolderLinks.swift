import Foundation

/// Decides which links to folders are followed while walking a folder, so that everything is
/// visited once and no loop is endless.
package struct FolderLinks {
  private let root: String
  private var followed: Set<String> = []

  package init(root: String) { self.root = Self.real(root) ?? root }

  /// Whether to follow a link to a folder: only if it leads outside the root or to something hidden
  /// in it, and only the first time.
  package mutating func follows(_ path: String) -> Bool {
    guard let place = Self.real(path), place != root, !root.hasPrefix(Self.below(place)) else {
      return false
    }
    let prefix = Self.below(root)
    // Whatever lies within the root is visited there.
    if place.hasPrefix(prefix),
      !place.dropFirst(prefix.count).split(separator: "/").contains(where: { $0.hasPrefix(".") })
    {
      return false
    }
    return followed.insert(place).inserted
  }

  private static func below(_ folder: String) -> String { folder == "/" ? "/" : folder + "/" }

  private static func real(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
