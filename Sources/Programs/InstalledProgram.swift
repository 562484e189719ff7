import Foundation

/// A program of this machine that an author's command begins with.
package struct InstalledProgram: Sendable {
  /// The executable's path.
  package let path: String
  /// Folders in which its packages are installed.
  private let libraries: [String]
  /// Whether the packages belong to this program alone.
  private let hasOwnPackages: Bool

  /// nil if no such program is found. `command`: a command or its first word; `root`: the project's
  /// folder.
  package init?(of command: String, in root: String?, isConfined: Bool) {
    let interpreter = Interpreter(command, root: root)
    guard let path = interpreter.path(isConfined: isConfined) else { return nil }
    self.path = path
    let home = interpreter.environment?.folder
    hasOwnPackages = home != nil
    libraries =
      home.map { Self.folders(in: "\($0)/lib", "python", "site-packages") }
      ?? Self.folders(in: "/usr/lib", "python3", "dist-packages")
      + Self.folders(in: "/usr/local/lib", "python3", "dist-packages")
      + ["/usr/local/lib/R/site-library", "/usr/lib/R/site-library", "/usr/lib/R/library"]
  }

  /// The first line that the program says to `--version`; nil if it says none within ten seconds.
  package var version: String? {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    guard
      (try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true))
        != nil
    else { return nil }
    defer { try? FileManager.default.removeItem(at: folder) }
    let said = folder.appending(path: "said")
    let program = SpawnedProgram(
      arguments: [path, "--version"], environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"],
      folder: folder.path, output: said.path, errors: said.path)
    guard (try? program.wait(within: .seconds(10))) == .status(0),
      let data = try? Data(contentsOf: said)
    else { return nil }
    let line = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).first
    return line.map { String($0.prefix(200)) }
  }

  /// `numpy 1.24.2` for each package that is installed and that `list` names, one a line, sorted;
  /// for an environment of the project, all of its packages.
  package func packages(listedIn list: String?) -> [String] {
    if hasOwnPackages { return installed.map { "\($0.key) \($0.value)" }.sorted() }
    let names = Set((list ?? "").split(whereSeparator: \.isNewline).compactMap(Self.name))
    // Most programs have no list, and the folders of a system are large.
    guard !names.isEmpty else { return [] }
    return installed.filter { names.contains($0.key) }.map { "\($0.key) \($0.value)" }.sorted()
  }

  /// The name at the beginning of a line (`numpy>=1.20`); nil for a comment.
  private static func name(in line: Substring) -> String? {
    let name = line.drop(while: \.isWhitespace).prefix {
      $0.isLetter || $0.isNumber || "._-".contains($0)
    }
    return name.isEmpty ? nil : normal(name)
  }

  /// Python takes `_`, `-` and `.` for one sign, and capitals for small letters.
  private static func normal(_ name: some StringProtocol) -> String {
    name.lowercased().replacing("_", with: "-").replacing(".", with: "-")
  }

  /// Versions by name.
  private var installed: [String: String] {
    var found: [String: String] = [:]
    for folder in libraries {
      for entry in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
        // numpy-1.24.2.dist-info, or R's folder with a DESCRIPTION.
        if entry.hasSuffix("-info"),
          let match = entry.wholeMatch(of: /(.+?)-([^-]+)(-py[\d.]+)?\.(dist|egg)-info/)
        {
          found[Self.normal(match.1)] = found[Self.normal(match.1)] ?? String(match.2)
        } else if folder.contains("/R/"), found[Self.normal(entry)] == nil,
          let text = try? String(contentsOfFile: "\(folder)/\(entry)/DESCRIPTION", encoding: .utf8),
          let version = text.firstMatch(of: /(?m)^Version: (.+)$/)
        {
          found[Self.normal(entry)] = String(version.1)
        }
      }
    }
    return found
  }

  private static func folders(in base: String, _ prefix: String, _ last: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: base)) ?? []
    return names.filter { $0.hasPrefix(prefix) }.sorted().map { "\(base)/\($0)/\(last)" }
  }
}
