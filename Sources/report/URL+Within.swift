import Foundation

extension URL {
  /// Whether this place (which need not exist) is `folder` or inside it, after following links.
  func isWithin(_ folder: URL) -> Bool {
    var place = standardizedFileURL
    while !FileManager.default.fileExists(atPath: place.path), place.path != "/" {
      place.deleteLastPathComponent()
    }
    let own = place.resolvingSymlinksInPath().path
    let other = folder.standardizedFileURL.resolvingSymlinksInPath().path
    return own == other || own.hasPrefix(other == "/" ? other : other + "/")
  }
}
