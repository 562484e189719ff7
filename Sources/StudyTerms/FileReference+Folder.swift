import Engine

extension FileReference {
  /// The file or folder at `name` below this folder.
  package func appending(_ name: String) -> FileReference {
    FileReference(dataset: dataset, path: path.isEmpty ? name : path + "/" + name)
  }

  /// What `folder`, in which this is, appends ``appending(_:)``; a data set's own folder has no path.
  package func name(in folder: FileReference) -> String {
    String(path.dropFirst(folder.path.isEmpty ? 0 : folder.path.count + 1))
  }
}
