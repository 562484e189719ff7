import Foundation

/// Which links to folders are followed on the way through a folder, so that everything is met once and nothing forever.
package struct FolderLinks {
  private let root: String
  private var followed: Set<String> = []

  package init(root: String) { self.root = Self.real(root) ?? root }

  /// Whether a link to a folder is to be followed: one that leads out of the root, or to what is hidden in it, the first time it is met.
  package mutating func follows(_ path: String) -> Bool {
    guard let place = Self.real(path), place != root, !root.hasPrefix(Self.below(place)) else {
      return false
    }
    let prefix = Self.below(root)
    // What lies within the root is met where it lies.
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
