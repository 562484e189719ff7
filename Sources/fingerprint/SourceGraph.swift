import Engine

/// Which file needs which, by the names that they declare and mention. It errs on the side of too many: a name that two files declare
/// ties both, so changed code never serves a stale result.
struct SourceGraph {
  let files: [SourceFile]
  private let byPath: [String: Int]
  /// Files that declare or extend a name, by module.
  private var declaring: [String: [Substring: Set<Int>]] = [:]
  /// Digest of all sources of a C module.
  private let plain: [String: String]

  /// `plain` gives the sources of modules that are not Swift.
  init(_ files: [SourceFile], plain: [String: String]) {
    self.files = files
    self.plain = plain
    byPath = Dictionary(uniqueKeysWithValues: files.enumerated().map { ($1.path, $0) })
    let own = files.reduce(into: Set<Substring>()) { $0.formUnion($1.types) }
    for (index, file) in files.enumerated() {
      var names = file.types.union(file.globals)
      for (type, members) in file.extensions {
        // An extension of our own type is needed by who mentions the type; of a foreign one, by who mentions a member.
        if own.contains(type) { names.insert(type) } else { names.formUnion(members) }
      }
      for name in names { declaring[file.module, default: [:]][name, default: []].insert(index) }
    }
  }

  /// Everything that the file at `path` needs, itself included.
  func closure(of path: String) -> Set<Int> {
    guard let start = byPath[path] else { return [] }
    var found: Set<Int> = [start]
    var open = [start]
    while let index = open.popLast() {
      let file = files[index]
      for module in [file.module] + file.imports.map(String.init) {
        guard let names = declaring[module] else { continue }
        for word in file.words {
          for other in names[word] ?? [] where found.insert(other).inserted { open.append(other) }
        }
      }
    }
    return found
  }

  func fingerprint(of indices: Set<Int>) -> String {
    let sorted = indices.map { files[$0] }.sorted { $0.path < $1.path }
    var text = ""
    for file in sorted { text += file.path + "\n" + file.tokens.joined(separator: " ") + "\n" }
    let modules = sorted.reduce(into: Set<Substring>()) { $0.formUnion($1.imports) }
    for module in modules.map(String.init).sorted() { text += plain[module] ?? "" }
    return Digest(of: text).hex
  }

  func fingerprint(where included: (SourceFile) -> Bool) -> String {
    fingerprint(of: Set(files.indices.filter { included(files[$0]) }))
  }
}
