import Engine

/// A file or folder that a program reads, at the path that the author wrote.
package struct ProgramRead: Codable, Hashable, Sendable {
  /// Where the program finds it, relative to its folder: `own/doses.csv`.
  package var path: String
  package var file: FileReference

  package init(_ path: String, _ file: FileReference) {
    self.path = path
    self.file = file
  }
}
