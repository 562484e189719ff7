import Foundation

/// The steps that an edit of a file reruns, judging by fingerprints alone. This is an upper bound,
/// since a step is not rerun if its inputs come out the same.
struct Edits {
  private struct Manifest: Decodable {
    struct Step: Decodable { var name: String }
    var steps: [Step]
  }

  private let graph: TargetGraph
  private let steps: [Conformances.Found]
  /// The number of steps in a book, by type.
  private let counts: [String: Int]

  /// `manifest`: the manifest.json of a finished build.
  init(_ graph: TargetGraph, study: String, manifest: Data) throws {
    self.graph = graph
    steps =
      Conformances(
        to: "RunnableStep", in: graph.closure(of: study).compactMap { graph.targets[$0] }
      ).found
    let names = try JSONDecoder().decode(Manifest.self, from: manifest).steps.map(\.name)
    counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
  }

  /// The types of the steps whose key changes if a word is added to a file; nil if no target has
  /// such a file.
  ///
  /// `file`: the path in the package, `Sources/Tables/Loess.swift`, or its end.
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

  /// A line for a table: the file, its target, the number of steps and of types, and the types.
  func line(for file: String) -> String {
    guard let (target, steps) = steps(rerunBy: file) else { return "\(file)\tis in no target" }
    let count = steps.reduce(0) { $0 + (counts[$1.type] ?? 0) }
    let all = counts.values.reduce(0, +)
    return "\(file)\t\(target)\t\(count) of \(all) steps\t\(steps.count) of \(self.steps.count) "
      + "types\t\(steps.map(\.type).joined(separator: " "))"
  }
}
