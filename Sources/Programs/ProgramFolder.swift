import Foundation

/// The folders of one run of a program: what it reads, what it writes, and what it says.
final class ProgramFolder {
  /// Why a file that the program wrote is not taken.
  struct Refusal: Error { var sentence: String }

  private let base: URL
  /// The paths of what the program reads, in its folder.
  private(set) var paths: [String] = []

  init(at base: URL) { self.base = base }

  private var reads: URL { base.appending(path: "reads") }
  var work: String { base.appending(path: "work").path }
  var temporary: String { base.appending(path: "tmp").path }
  var system: String { base.appending(path: "system").path }
  var output: String { base.appending(path: "output").path }
  var errors: String { base.appending(path: "errors").path }
  var status: String { base.appending(path: "status").path }

  /// Makes the folders anew.
  func begin() throws {
    remove()
    for folder in [reads.path, work, temporary, system] {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    let user = "report:x:1000:1000::/tmp:/bin/sh\n"
    try write(Data(user.utf8), to: system + "/passwd")
    try write(Data("127.0.0.1 localhost report\n".utf8), to: system + "/hosts")
  }

  /// Writes a file that lives as long as the program. Foundation would wait for the disk, which
  /// takes longer than many a program.
  private func write(_ data: Data, to path: String) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    try handle.write(contentsOf: data)
    try handle.close()
  }

  func remove() { try? FileManager.default.removeItem(at: base) }

  /// Puts a file or an empty folder where the program reads it. A linked one shares the original's
  /// bytes and must not be writable for the program.
  func put(_ place: URL, at path: String, isLinked: Bool) throws {
    let target = try target(path)
    let place = place.resolvingSymlinksInPath()
    if (try? place.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true {
      try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
      return
    }
    // Another file system, or a system that lets nobody link the files of others.
    if !isLinked || link(place.path, target.path) != 0 {
      try FileManager.default.copyItem(at: place, to: target)
    }
  }

  /// Writes a file that the program reads.
  func put(_ data: Data, at path: String) throws { try write(data, to: try target(path).path) }

  private func target(_ path: String) throws -> URL {
    let target = reads.appending(path: path)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    paths.append(path)
    return target
  }

  /// Makes the folder that the program writes a file to.
  func makeRoom(for path: String) throws {
    let target = URL(filePath: work).appending(path: path)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
  }

  /// Places of what stands in the program's folder besides what it writes, by name.
  var inputs: [String: String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: reads.path)) ?? []
    return Dictionary(names.map { ($0, reads.appending(path: $0).path) }) { first, _ in first }
  }

  /// Shows a program that is not confined what it reads, and the project's own interpreter.
  func show(_ inputs: [String: String], and environment: (name: String, folder: String)?) throws {
    var links = inputs
    if let environment { links[environment.name] = environment.folder }
    for (name, place) in links {
      try FileManager.default.createSymbolicLink(
        atPath: "\(work)/\(name)", withDestinationPath: place)
    }
  }

  var saidErrors: String {
    String(decoding: (try? Data(contentsOf: URL(filePath: errors))) ?? Data(), as: UTF8.self)
  }

  /// Whether bubblewrap came to run the program and told how it ended.
  var hasRun: Bool {
    ((try? String(contentsOfFile: status, encoding: .utf8)) ?? "").contains("\"exit-code\"")
  }

  /// Paths of the files that the program left, sorted. Links count as files and are not followed.
  func written() throws -> [String] {
    let inputs = Set(inputs.keys)
    func below(_ folder: String, _ path: String) throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: folder).flatMap { name -> [String] in
        if path.isEmpty, inputs.contains(name) || name == ".venv" { return [] }
        var status = stat()
        guard lstat("\(folder)/\(name)", &status) == 0 else { return [] }
        let isFolder = status.st_mode & S_IFMT == S_IFDIR
        return isFolder ? try below("\(folder)/\(name)", "\(path)\(name)/") : [path + name]
      }
    }
    return try below(work, "").sorted()
  }

  /// The bytes of a file that the program wrote. Throws ``Refusal`` for a link, which may lead
  /// anywhere, and for a file that is too large to be kept.
  func content(of path: String) throws -> Data {
    var status = stat()
    guard lstat("\(work)/\(path)", &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Refusal(sentence: "`\(path)` is not a file; write the content itself")
    }
    guard status.st_size <= Self.most else {
      throw Refusal(
        sentence: "`\(path)` has \(status.st_size >> 20) MB, more than the \(Self.most >> 20) MB "
          + "that are kept; write less of it")
    }
    return try Data(contentsOf: URL(filePath: "\(work)/\(path)"))
  }

  private static let most = 256 << 20
}
