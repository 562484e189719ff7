import Engine
import Foundation

extension FrozenFolder {
  /// Writes files that differ from what is there, and removes those of an earlier index that are no
  /// longer among them. Returns the paths of both, sorted.
  func replace(with files: [String: Data]) throws -> [String] {
    let old = (try? index())?.index.blocks.keys.map(Self.path) ?? []
    var changed: [String] = []
    do {
      try FileManager.default.createDirectory(
        at: url(Self.path), withIntermediateDirectories: true)
      for (file, data) in files.sorted(by: { $0.key < $1.key })
      where (try? Data(contentsOf: url(file))) != data {
        try data.write(to: url(file), options: .atomic)
        changed.append(file)
      }
      for file in old where files[file] == nil {
        guard FileManager.default.fileExists(atPath: url(file).path) else { continue }
        try FileManager.default.removeItem(at: url(file))
        changed.append(file)
      }
    } catch {
      throw StepFailure(unwritable: url(Self.path).path, error)
    }
    return changed.sorted()
  }

  /// The files that are not what was computed, sorted. Versions of compiler and libraries may
  /// differ: they stand in the index alone.
  func differences(from files: [String: Data]) -> [String] {
    var found = files.filter { file, data in
      file != Self.indexPath && (try? Data(contentsOf: url(file))) != data
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
