import Foundation

/// The program that a command begins with.
struct Interpreter {
  /// As the command has it: `python3`, `.venv/bin/python`.
  let name: String
  private let root: String?

  /// `root`: the project's folder; nil if there is none.
  init(_ command: String, root: String?) {
    name = command.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
    self.root = root
  }

  /// The environment of Python within the project that the interpreter belongs to, with its name
  /// there; nil for any other program.
  var environment: (name: String, folder: String)? {
    let parts = name.split(separator: "/")
    guard let root, !name.hasPrefix("/"), parts.count == 3, parts[1] == "bin" else { return nil }
    let folder = "\(root)/\(parts[0])"
    guard FileManager.default.fileExists(atPath: folder + "/pyvenv.cfg") else { return nil }
    return (String(parts[0]), folder)
  }

  /// Folders that a sandbox has to show besides `/usr`: that of the interpreter itself, if an
  /// environment leads to one elsewhere.
  var folders: [String] {
    guard let environment else { return [] }
    let program = URL(filePath: "\(environment.folder)/bin").appending(
      path: name.split(separator: "/").last.map(String.init) ?? "")
    let home = program.resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().path
    return home.hasPrefix("/usr") || home == environment.folder || home == "/" ? [] : [home]
  }

  /// The executable's path; nil if there is none. A program among the project's own files has no
  /// version but its content.
  func path(isConfined: Bool) -> String? {
    if name.hasPrefix("/") {
      return isConfined && !name.hasPrefix("/usr/") ? nil : executable(name)
    }
    if name.contains("/") {
      return environment.flatMap { _ in executable("\(root ?? "")/\(name)") }
    }
    let own = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let folders = isConfined ? "/usr/local/bin:/usr/bin:/bin" : own
    return folders.split(separator: ":").lazy.compactMap { executable("\($0)/\(name)") }.first
  }

  private func executable(_ path: String) -> String? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
      FileManager.default.isExecutableFile(atPath: path)
    else { return nil }
    return path
  }
}
