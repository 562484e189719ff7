import Foundation

/// A folder that the program keeps its own files in: an output, a store.
///
/// What is read back from it may have been written by anybody. So only regular files count, no link
/// below the folder is followed, and nothing is removed but single files.
public struct OwnFolder: Sendable {
  /// What stands at a place of the folder.
  public enum Kind: String, Sendable {
    case nothing, file, folder, link
    /// A pipe, a socket or a device.
    case pipe
    /// A part of the path before the last one is no folder.
    case unreachable
  }

  /// Where the folder lies. It may itself be a link, since the user names it.
  public let url: URL
  /// Where files wait until they are whole, relative to the folder; nil for beside their places.
  private let waiting: String?

  /// `waiting`: a path within the folder, on the same file system; nil to write hidden files beside
  /// those that they become.
  public init(_ url: URL, waiting: String? = "temporary") {
    self.url = url
    self.waiting = waiting
  }

  /// The place of a path within the folder.
  public func place(_ path: String) -> URL { url.appendingPathComponent(path) }

  /// Whether the path is written as one within the folder: not empty, and without empty parts, `.`,
  /// `..` and zero bytes.
  public static func isBelow(_ path: String) -> Bool {
    // A slash with a combining mark is still a slash to the system.
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      !part.isEmpty && !part.elementsEqual(".".utf8) && !part.elementsEqual("..".utf8)
        && !part.contains(0)
    }
  }

  /// What stands at the path. Throws nothing: what cannot be looked at is unreachable.
  public func kind(of path: String) -> Kind {
    guard Self.isBelow(path) else { return .unreachable }
    switch obstacle(before: path) {
    case .none: return Self.kind(at: place(path).path)
    case .some(let part): return part.kind == .nothing ? .nothing : .unreachable
    }
  }

  /// The status of a regular file; nil if there is none.
  public func status(of path: String) -> stat? {
    guard Self.isBelow(path), obstacle(before: path) == nil else { return nil }
    var status = stat()
    guard lstat(place(path).path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return status
  }

  /// The bytes of a file; nil if there is none, if something else stands there, or if it has more
  /// than `most` bytes.
  public func contents(of path: String, most: Int = .max) -> Data? {
    guard Self.isBelow(path), obstacle(before: path) == nil else { return nil }
    // Opening a pipe would wait for somebody who writes.
    let file = open(place(path).path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= most
    else { return nil }
    return try? FileHandle(fileDescriptor: file, closeOnDealloc: false).readToEnd() ?? Data()
  }

  /// Puts a file in its place, whole or not at all. Links and pipes in its place give way.
  ///
  /// `isSynced`: whether the bytes are on the disk before the file gets its name. Throws
  /// ``StepFailure`` with the path and what to do.
  public func put(_ data: Data, at path: String, isSynced: Bool = false) throws {
    let temporary = self.temporary(for: path)
    do {
      try makeFolder(for: temporary)
      try makeFolder(for: path)
      try TemporaryFile(place(temporary).path).write(data, isSynced: isSynced, to: place(path).path)
    } catch let error as POSIXError where error.code == .EISDIR || error.code == .ENOTEMPTY {
      throw StepFailure(misplaced: place(path).path, "a folder", insteadOf: "a file")
    } catch let error as POSIXError {
      throw StepFailure(unwritable: place(path).path, error)
    }
  }

  private func temporary(for path: String) -> String {
    if let waiting { return "\(waiting)/\(UUID().uuidString)" }
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
    return folder + Self.hiddenName()
  }

  private static func hiddenName() -> String { ".\(UUID().uuidString).part" }

  /// Whether a file of this name waits, or was left behind, beside the one that it was to become.
  public static func isUnfinished(_ name: String) -> Bool {
    name.hasPrefix(".") && name.hasSuffix(".part")
      && UUID(uuidString: String(name.dropFirst().dropLast(5))) != nil
  }

  /// Makes the folders that lead to a file, unless `isMade` is false. Throws ``StepFailure`` if
  /// something else is in the way.
  public func makeFolder(for path: String, isMade: Bool = true) throws {
    let parts = path.split(separator: "/").dropLast()
    if isMade { try Self.make(url) }
    var name = ""
    for part in parts {
      name += (name.isEmpty ? "" : "/") + part
      let place = place(name).path
      switch Self.kind(at: place) {
      case .folder: continue
      case .nothing where !isMade, .unreachable where !isMade: return
      case .nothing:
        guard mkdir(place, 0o777) == 0 || errno == EEXIST else {
          throw StepFailure(unwritable: place, POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO))
        }
      case .file: throw StepFailure(misplaced: place, "a file", insteadOf: "a folder")
      case .pipe: throw StepFailure(misplaced: place, "a pipe", insteadOf: "a folder")
      case .link, .unreachable:
        throw StepFailure(misplaced: place, "a link", insteadOf: "a folder")
      }
    }
  }

  /// Removes a file, link or pipe. Folders stay. Returns whether nothing stands there any more.
  @discardableResult
  public func remove(_ path: String) -> Bool {
    guard Self.isBelow(path) else { return false }
    if let part = obstacle(before: path) { return part.kind == .nothing }
    return unlink(place(path).path) == 0 || errno == ENOENT
  }

  /// Names of what stands in a folder, sorted; none if it is not a folder.
  public func names(in path: String) -> [String] {
    guard kind(of: path) == .folder else { return [] }
    return ((try? FileManager.default.contentsOfDirectory(atPath: place(path).path)) ?? []).sorted()
  }

  /// The first part of the way to `path` that is not a folder; nil if all are.
  private func obstacle(before path: String) -> (path: String, kind: Kind)? {
    let bytes = path.utf8
    for end in bytes.indices where bytes[end] == UInt8(ascii: "/") {
      let part = place(String(path[..<end])).path
      let kind = Self.kind(at: part)
      if kind != .folder { return (part, kind) }
    }
    return nil
  }

  private static func kind(at path: String) -> Kind {
    var status = stat()
    guard lstat(path, &status) == 0 else { return errno == ENOENT ? .nothing : .unreachable }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .pipe
    }
  }

  /// Makes the folder itself, which may be a link to one.
  private static func make(_ folder: URL) throws {
    var status = stat()
    if stat(folder.path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw StepFailure(unwritable: folder.path, error)
    }
  }
}

extension StepFailure {
  /// Something else stands in the place of a file or folder of the build.
  init(misplaced path: String, _ found: String, insteadOf wanted: String) {
    self.init(
      step: "output", reason: .unwritable,
      sentence: "\(path) is \(found) where \(wanted) of the build belongs; remove it")
  }
}
