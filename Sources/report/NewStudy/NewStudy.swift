import Foundation
import StudyTerms

/// A small book to start from, which builds at once: three chapters on synthetic hearts, a catalog
/// and a README.
enum NewStudy {
  /// Writes the book to a new or empty folder. Throws ``StudyError``.
  static func write(to folder: URL) throws {
    let inside = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder)
    guard !isThere || (isFolder.boolValue && inside.isEmpty) else {
      throw StudyError("\(folder.path) is not an empty folder; a new study needs one of its own")
    }
    for (path, text) in files.sorted(by: { $0.key < $1.key }) {
      let place = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: place)
    }
  }

  static let files = [
    "Chapters/book.yaml": book, "Chapters/index.md": index, "Chapters/curation.md": curation,
    "Chapters/learning.md": learning, "data/catalog.yaml": catalog, "README.md": readme,
    // What a build makes, and data that is not to be published.
    ".gitignore": "output/\ndata/own-images/\n",
  ]
}
