import Engine
import Foundation
import Programs
import Synchronization

/// Versions of programs, asked once and kept as long as the executable's size, inode and status
/// change time stay the same. Packages are looked up anew.
final class ProgramVersions: Sendable {
  private struct Entry: Codable {
    var stamp: String
    /// nil if the program does not say.
    var version: String?
  }

  private let file: URL?
  private let known: Mutex<[String: Entry]?> = Mutex(nil)

  /// `file` keeps the entries between runs; nil for memory only.
  init(at file: URL?) { self.file = file }

  /// The version with those of the packages that `list` names, as one text; nil if unknown.
  func version(of name: String, in root: URL, listing list: String?, isConfined: Bool) -> String? {
    guard let program = InstalledProgram(of: name, in: root.path, isConfined: isConfined),
      let version = version(of: program)
    else { return nil }
    return ([version] + program.packages(listedIn: list)).joined(separator: "; ")
  }

  private func version(of program: InstalledProgram) -> String? {
    var status = stat()
    guard stat(program.path, &status) == 0 else { return nil }
    let time = status.st_ctim
    let stamp = "\(status.st_size):\(time.tv_sec).\(time.tv_nsec):\(status.st_ino)"
    return known.withLock { known in
      var entries = known ?? read()
      if let entry = entries[program.path], entry.stamp == stamp {
        known = entries
        return entry.version
      }
      entries[program.path] = Entry(stamp: stamp, version: program.version)
      known = entries
      write(entries)
      return entries[program.path]?.version
    }
  }

  /// A damaged file counts as empty.
  private func read() -> [String: Entry] {
    guard let file, let data = Self.own(file).contents(of: file.lastPathComponent) else {
      return [:]
    }
    return Sealed.decode([String: Entry].self, from: data) ?? [:]
  }

  /// Without the file, the next run asks again.
  private func write(_ entries: [String: Entry]) {
    guard let file else { return }
    try? Self.own(file).put(Sealed.encode(entries), at: file.lastPathComponent)
  }

  private static func own(_ file: URL) -> OwnFolder { OwnFolder(file.deletingLastPathComponent()) }
}
