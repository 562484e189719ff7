import Engine

/// Which file needs which, by the names that they declare and mention. It errs on the side of too many: a name that two files declare
/// ties both, so changed code never serves a stale result.
struct SourceGraph {
  let files: [SourceFile]
  private let byPath: [String: Int]
  /// Files that declare a name outside any type, by module.
  private var declaring: [String: [Substring: Set<Int>]] = [:]
  /// Files with extensions, by module.
  private var extending: [String: [Int]] = [:]
  /// Types declared in these sources.
  private let own: Set<Substring>
  /// Digest of all sources of a C module.
  private let plain: [String: String]

  /// `plain` gives the sources of modules that are not Swift.
  init(_ files: [SourceFile], plain: [String: String]) {
    self.files = files
    self.plain = plain
    byPath = Dictionary(uniqueKeysWithValues: files.enumerated().map { ($1.path, $0) })
    own = files.reduce(into: Set<Substring>()) { $0.formUnion($1.types) }
    for (index, file) in files.enumerated() {
      for name in file.types.union(file.globals) {
        declaring[file.module, default: [:]][name, default: []].insert(index)
      }
      if !file.extensions.isEmpty { extending[file.module, default: []].append(index) }
    }
  }

  /// Everything that the file at `path` needs, itself included.
  func closure(of path: String) -> Set<Int> {
    guard let start = byPath[path] else { return [] }
    var found: Set<Int> = [start]
    // The words of the files found so far that can see a module.
    var words: [String: Set<Substring>] = [:]
    var open = [start]
    while !open.isEmpty {
      while let index = open.popLast() {
        let file = files[index]
        for module in [file.module] + file.imports.map(String.init) {
          let fresh = file.words.subtracting(words[module] ?? [])
          words[module, default: []].formUnion(fresh)
          for word in fresh {
            for other in declaring[module]?[word] ?? [] where found.insert(other).inserted {
              open.append(other)
            }
          }
        }
      }
      for (module, known) in words {
        for other in extending[module] ?? []
        where !found.contains(other)
          && files[other].extensions.contains(where: {
            $0.mayBeUsed(in: known, isOwn: own.contains($0.type))
          })
        {
          found.insert(other)
          open.append(other)
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
