import Engine

extension FileReference {
  /// The file or folder at `name` below this folder.
  func appending(_ name: String) -> FileReference {
    FileReference(dataset: dataset, path: path.isEmpty ? name : path + "/" + name)
  }
}
