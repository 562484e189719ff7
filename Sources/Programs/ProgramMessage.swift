import Foundation

/// What a program said before it failed.
struct ProgramMessage {
  private let lines: [Substring]

  init(_ text: String) {
    lines = text.split(whereSeparator: \.isNewline).filter { $0.contains { !$0.isWhitespace } }
  }

  /// The last lines in one, cut at a length that people read.
  func lastLines(_ count: Int) -> String {
    lines.suffix(count).map { line in
      let text = line.drop(while: \.isWhitespace)
      return text.count > 300 ? text.prefix(299) + "…" : String(text)
    }.joined(separator: " / ")
  }

  /// `it ended with status 1: ValueError: ...`.
  func sentence(status: Int32, limits: ProgramLimits) -> String {
    let said = lines.isEmpty ? "; it said nothing" : ": \(lastLines(3))"
    // XCPU and XFSZ: the kernel's limits of time and of the size of files.
    switch status - 128 {
    case SIGXCPU: return "it was ended, because it used more time than `timeout` gives it\(said)"
    case SIGXFSZ: return "it was ended, because it wrote a file of more than 4 GB\(said)"
    case SIGKILL: return "it was killed, perhaps for want of memory\(said)"
    case 1...64: return "it was ended by signal \(status - 128)\(said)"
    default: break
    }
    let text = lastLines(3)
    let lacksMemory = ["MemoryError", "annot allocate", "bad_alloc", "Out of memory"]
      .contains(where: text.contains)
    let gigabytes = limits.gigabytes.formatted(.number.grouping(.never))
    return "it ended with status \(status)\(said)"
      + (lacksMemory ? "; it may use \(gigabytes) GB (`memory`)" : "")
  }

  /// A file of the project that the program looked for and did not declare; nil if nothing that it
  /// said names one. `declared`: what stands in its folder; `scripts`: what it reads, since
  /// modules stand beside scripts; `root`: the project.
  func undeclared(beside declared: Set<String>, scripts: [String], root: String?) -> String? {
    for line in lines.suffix(20).reversed() {
      let isLack = ["o such file", "annot open", "could not open", "not found"]
        .contains(where: line.contains)
      for word in paths(in: line, beside: scripts) {
        let isInside = root.map { word.hasPrefix($0 + "/") } ?? false
        let path = isInside ? String(word.dropFirst((root?.count ?? 0) + 1)) : word
        let isDeclared = declared.contains { $0 == path || $0.hasPrefix(path + "/") }
        if isDeclared || path.split(separator: "/").contains("..") { continue }
        if path.hasPrefix("/") {
          if isLack, !Self.system.contains(where: path.hasPrefix) { return path }
        } else if isLack || path.contains("/") || path.contains("."), let root,
          FileManager.default.fileExists(atPath: "\(root)/\(path)")
        {
          return path
        }
      }
    }
    return nil
  }

  private static let system = ["/usr", "/bin", "/lib", "/tmp", "/proc", "/dev", "/etc"]

  /// What may be paths in a line, as the author would write them.
  private func paths(in line: Substring, beside scripts: [String]) -> [String] {
    let words = line.split { $0.isWhitespace || "'\"`‘’“”()[]<>,;".contains($0) }.map { word in
      var word = word
      while word.last == ":" || word.last == "." { word.removeLast() }
      for prefix in ["file://", "./", Sandbox.home + "/"] where word.hasPrefix(prefix) {
        word = word.dropFirst(prefix.count)
      }
      return String(word)
    }.filter { !$0.isEmpty }
    guard let module = line.firstMatch(of: /No module named '([\w.]+)'/)?.1 else { return words }
    let folders = Set(
      scripts.map { $0.split(separator: "/").dropLast().map { $0 + "/" }.joined() } + [""])
    let names = module.split(separator: ".")
    let wanted = [names.joined(separator: "/"), names.first.map(String.init) ?? ""]
    let places = folders.sorted().flatMap { folder in
      wanted.flatMap { ["\(folder)\($0).py", "\(folder)\($0)/__init__.py"] }
    }
    return places
  }
}
