import Foundation

extension Store {
  private static let folders = [
    "objects", "records", "checkpoints", "journals", "locks", "temporary",
  ]
  private static let files = [
    "durations.tsv", "outputs.json", "last-build.json", "digests.json", "programs.json", "in-use",
  ]

  /// Makes room for the store's own files: links and pipes in their places are removed. Returns
  /// sentences about what has to be removed by hand.
  public func clear() -> [String] {
    func sentence(_ path: String, _ found: OwnFolder.Kind, _ wanted: String) -> String {
      "\(own.place(path).path) is a \(found.rawValue) where a \(wanted) of the build belongs; "
        + "remove it"
    }
    let misplaced = Self.folders.compactMap { path -> String? in
      switch own.kind(of: path) {
      case .folder, .nothing, .unreachable: return nil
      case .link, .pipe: return own.remove(path) ? nil : sentence(path, .link, "folder")
      case .file: return sentence(path, .file, "folder")
      }
    }
    return misplaced
      + Self.files.compactMap { path -> String? in
        switch own.kind(of: path) {
        case .file, .nothing, .unreachable: return nil
        case .link, .pipe: return own.remove(path) ? nil : sentence(path, .link, "file")
        case .folder: return sentence(path, .folder, "file")
        }
      }
  }
}
