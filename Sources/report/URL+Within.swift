import Foundation

extension URL {
  /// Whether this place, which need not be there, is `folder` or lies in it, wherever links lead.
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
