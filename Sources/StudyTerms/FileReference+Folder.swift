import Engine

extension FileReference {
  /// The file or folder at `name` below this folder.
  package func appending(_ name: String) -> FileReference {
    FileReference(dataset: dataset, path: path.isEmpty ? name : path + "/" + name)
  }

  /// The path relative to `folder`, the inverse of ``appending(_:)``. A data set's root has an
  /// empty path.
  package func name(in folder: FileReference) -> String {
    String(path.dropFirst(folder.path.isEmpty ? 0 : folder.path.count + 1))
  }
}
