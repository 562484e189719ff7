import Foundation

/// The files below a folder, depth first, each folder in natural order of names (`sax_2` before
/// `sax_10`).
///
/// Only the folders on the path to the current file are in memory. Hidden files and those that
/// operating systems add are left out. A link to a folder is followed if it leads to something that
/// would not be visited otherwise (``FolderLinks``). A folder that cannot be listed and a dangling
/// link are returned as if they were files, so that opening them gives the reason.
public struct FolderWalk: Sequence, IteratorProtocol {
  private var waiting: [[Entry]]
  private var links: FolderLinks

  public init(_ folder: URL) { self.init([folder], root: folder) }

  /// The files below several folders, one folder after the other; a file among them is one itself.
  package init(_ places: [URL], root: URL) {
    links = FolderLinks(root: root.path)
    // A place that is a link itself leads where it leads.
    for place in places { _ = links.follows(place.path) }
    waiting = [places.reversed().map { Entry(path: $0.standardizedFileURL.path, isFolder: true) }]
  }

  /// The next file; nil at the end.
  public mutating func next() -> URL? {
    nextPath().map { URL(filePath: $0, directoryHint: .notDirectory) }
  }

  /// The same as a path, which takes a fraction of the time.
  package mutating func nextPath() -> String? {
    while !waiting.isEmpty {
      guard let entry = waiting[waiting.count - 1].popLast() else {
        waiting.removeLast()
        continue
      }
      guard entry.isFolder, let inside = entries(of: entry.path) else { return entry.path }
      waiting.append(inside)
    }
    return nil
  }

  private struct Entry {
    var path: String
    var isFolder: Bool
  }

  /// What lies in a folder, in no order, without hidden files and what systems put beside others.
  /// Throws ``FileError``.
  public static func names(in folder: String) throws(FileError) -> [String] {
    try list(folder).map(\.name)
  }

  private static func list(_ folder: String) throws(FileError) -> [(name: String, kind: Int)] {
    guard let stream = opendir(folder) else {
      let why = String(cString: strerror(errno)).lowercased()
      throw FileError(path: folder, reason: "the folder cannot be opened (\(why))")
    }
    defer { closedir(stream) }
    var found: [(name: String, kind: Int)] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix("."), !ofSystems.contains(name.lowercased()) else { continue }
      found.append((name, Int(entry.pointee.d_type)))
    }
    return found
  }

  /// Windows creates these when a folder is viewed.
  private static let ofSystems: Set<String> = ["thumbs.db", "desktop.ini"]

  /// In reverse, so that the next one is the last; nil for what cannot be listed.
  private mutating func entries(of folder: String) -> [Entry]? {
    guard let listed = try? Self.list(folder) else { return nil }
    var found: [(name: String, isFolder: Bool)] = []
    for (name, kind) in listed {
      guard let isFolder = isFolder(folder + "/" + name, kind: kind) else { continue }
      found.append((name, isFolder))
    }
    return found.sorted { NaturalOrder.precedes($1.name, $0.name) }
      .map { Entry(path: folder + "/" + $0.name, isFolder: $0.isFolder) }
  }

  /// nil for what is neither a folder nor a file, as a pipe is, and for a folder that is met
  /// elsewhere.
  private mutating func isFolder(_ path: String, kind: Int) -> Bool? {
    switch kind {
    case Int(DT_DIR): return true
    case Int(DT_REG): return false
    case Int(DT_LNK): return leadsToFolder(path)
    case Int(DT_UNKNOWN):
      // Some file systems state the kind only on request.
      switch Self.mode(of: path, lstat) {
      case S_IFDIR: return true
      case S_IFREG, nil: return false
      case S_IFLNK: return leadsToFolder(path)
      default: return nil
      }
    default: return nil
    }
  }

  private mutating func leadsToFolder(_ link: String) -> Bool? {
    switch Self.mode(of: link, stat) {
    case S_IFREG, nil: return false
    case S_IFDIR: return links.follows(link) ? true : nil
    default: return nil
    }
  }

  private static func mode(
    of path: String, _ ask: (UnsafePointer<CChar>, UnsafeMutablePointer<stat>) -> Int32
  ) -> mode_t? {
    var status = stat()
    return ask(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }
}
