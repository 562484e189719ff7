import Foundation

/// A folder of patients.
public struct CohortFolder: Sendable {
  public var url: URL

  public init(_ url: URL) { self.url = url.resolvingSymlinksInPath() }

  /// The patients' folders in natural order: in the Bowl's layout those that hold a folder `study`, at any depth;
  /// else the folders in this one, or this one itself where it holds images directly.
  public var patients: [URL] {
    var found: [URL] = []
    collect(url, depth: 0, into: &found)
    if !found.isEmpty { return found }
    let inside = folders(in: url)
    return inside.isEmpty ? [url] : inside
  }

  /// Deep enough for `raw/train/train/<pid>/study`, and never through a whole cohort's images.
  private func collect(_ folder: URL, depth: Int, into found: inout [URL]) {
    let inside = folders(in: folder)
    if inside.contains(where: { $0.lastPathComponent == "study" }) {
      found.append(folder)
    } else if depth < 4 {
      for child in inside { collect(child, depth: depth + 1, into: &found) }
    }
  }

  private func folders(in folder: URL) -> [URL] {
    let found = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: [.isDirectoryKey], options: .skipsHiddenFiles)
    return (found ?? []).filter {
      (try? $0.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
    }.sorted { NaturalOrder.precedes($0.lastPathComponent, $1.lastPathComponent) }
  }
}
