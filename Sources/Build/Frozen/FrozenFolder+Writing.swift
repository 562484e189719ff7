import Engine
import Foundation

extension FrozenFolder {
  /// Writes files that differ from what is there, and removes those of an earlier index that are no
  /// longer among them. Returns the paths of both, sorted.
  func replace(with files: [String: Data]) throws -> [String] {
    let old = (try? index())?.index.blocks ?? [:]
    var changed: [String] = []
    for (file, data) in files.sorted(by: { $0.key < $1.key }) where own.contents(of: file) != data {
      try own.put(data, at: file)
      changed.append(file)
    }
    for (label, entry) in old {
      let file = Self.path(of: label)
      // Only what was frozen, and as it was frozen.
      guard files[file] == nil, Self.isLabel(label), let data = own.contents(of: file),
        Digest(of: data) == entry.sha256, own.remove(file)
      else { continue }
      changed.append(file)
    }
    // What a killed run left unfinished.
    for name in own.names(in: Self.path) where OwnFolder.isUnfinished(name) {
      own.remove("\(Self.path)/\(name)")
    }
    return changed.sorted()
  }

  /// The files that are not what was computed, sorted. Versions of compiler and libraries may
  /// differ: they stand in the index alone.
  func differences(from files: [String: Data]) -> [String] {
    var found = files.filter { file, data in
      file != Self.indexPath && own.contents(of: file) != data
    }.map(\.key)
    let fresh = files[Self.indexPath].flatMap {
      try? FrozenText.decode(FrozenIndex.self, from: $0)
    }
    let known = (try? index())?.index
    if fresh?.questions != known?.questions { found.append(Self.indexPath) }
    return found.sorted()
  }
}

extension FrozenIndex {
  /// What is answered, by which code, and what the answers are.
  fileprivate var questions: [String: [Digest]] {
    blocks.mapValues { [$0.asked, $0.sha256] }.merging(["": [code]]) { first, _ in first }
  }
}
