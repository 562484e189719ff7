import Foundation

/// The files below a folder, depth first, each folder in natural order of names (`sax_2` before `sax_10`).
///
/// Only the folders on the way to the present file are in memory. Hidden files are left out, and folders
/// behind symbolic links, which may lead in circles; the folder itself may be a link.
public struct FolderWalk: Sequence, IteratorProtocol {
  private var waiting: [[Entry]]

  public init(_ folder: URL) {
    waiting = [Self.entries(of: folder.resolvingSymlinksInPath())]
  }

  public mutating func next() -> URL? {
    while !waiting.isEmpty {
      guard let entry = waiting[waiting.count - 1].popLast() else {
        waiting.removeLast()
        continue
      }
      guard entry.isFolder else { return entry.url }
      waiting.append(Self.entries(of: entry.url))
    }
    return nil
  }

  private struct Entry {
    var url: URL
    var isFolder: Bool
  }

  /// In reverse, so that the next one is the last.
  private static func entries(of folder: URL) -> [Entry] {
    let keys: [URLResourceKey] = [.isDirectoryKey, .isSymbolicLinkKey]
    let urls = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: keys, options: .skipsHiddenFiles)
    return (urls ?? []).sorted { NaturalOrder.precedes($1.lastPathComponent, $0.lastPathComponent) }
      .compactMap { url in
        let values = try? url.resourceValues(forKeys: Set(keys))
        if values?.isSymbolicLink == true {
          let target = try? url.resolvingSymlinksInPath().resourceValues(forKeys: [.isDirectoryKey])
          return target?.isDirectory == false ? Entry(url: url, isFolder: false) : nil
        }
        return Entry(url: url, isFolder: values?.isDirectory == true)
      }
  }
}
