import Foundation

/// What an edit of a file runs again, told by the fingerprints alone: at most so much, since a step
/// whose inputs come out the same is not run.
struct Edits {
  private struct Manifest: Decodable {
    struct Step: Decodable { var name: String }
    var steps: [Step]
  }

  private let graph: TargetGraph
  private let steps: [Conformances.Found]
  /// Of the steps of a book by type, how many there are.
  private let counts: [String: Int]

  /// `manifest`: the manifest.json of a book that was built.
  init(_ graph: TargetGraph, study: String, manifest: Data) throws {
    self.graph = graph
    steps =
      Conformances(
        to: "RunnableStep", in: graph.closure(of: study).compactMap { graph.targets[$0] }
      ).found
    let names = try JSONDecoder().decode(Manifest.self, from: manifest).steps.map(\.name)
    counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
  }

  /// The types of the steps that get another key where a word is added to a file; nil where no
  /// target has such a file.
  ///
  /// `file` as in the package: `Sources/Tables/Loess.swift`, or the end of that.
  func steps(rerunBy file: String) -> (target: String, steps: [Conformances.Found])? {
    for (name, target) in graph.targets.sorted(by: { $0.key < $1.key }) {
      guard
        let path = target.files.keys.sorted().first(where: {
          "/Sources/\(name)/\($0)".hasSuffix("/" + file)
        }), let data = target.files[path]
      else { continue }
      let edited = graph.replacing(path, of: name, with: data + Data("\nedited".utf8))
      return (
        name,
        steps.filter {
          graph.fingerprint(of: $0.target) != edited.fingerprint(of: $0.target)
        }
      )
    }
    return nil
  }

  /// For a table: the file, its target, steps of the book, types of steps, and which.
  func line(for file: String) -> String {
    guard let (target, steps) = steps(rerunBy: file) else { return "\(file)\tis in no target" }
    let count = steps.reduce(0) { $0 + (counts[$1.type] ?? 0) }
    let all = counts.values.reduce(0, +)
    return "\(file)\t\(target)\t\(count) of \(all) steps\t\(steps.count) of \(self.steps.count) "
      + "types\t\(steps.map(\.type).joined(separator: " "))"
  }
}
