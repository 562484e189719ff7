/// The Swift source that registers steps and directives.
struct GeneratedStudy {
  var text: String

  init(_ graph: SourceGraph) {
    let steps = Self.types(of: graph, below: "Study/", conforming: "Step")
    let directives = Self.types(of: graph, below: "Study/Directives/", conforming: "Directive")
    let fingerprints = steps.map { step in
      "    \"\(step.name)\": \"\(graph.fingerprint(of: graph.closure(of: step.name[...])))\","
    }
    let work = Set(steps.map(\.path))
    let renderer = graph.fingerprint(
      of: graph.declarations { file in
        ["Report", "Figures", "Markup"].contains(file.module)
          || (file.module == "Study" && !work.contains(file.path))
      })
    text = """
      // Made by the build from the sources of the study; see Sources/fingerprint.
      import Engine
      import Report

      extension Study {
        /// Every step of the study, sorted by name.
        public static let stepTypes: [any Step.Type] = [\(Self.list(steps.map(\.name)))]
        /// Every directive of the study, sorted by type.
        public static let directives: [any Directive.Type] = [\(Self.list(directives.map(\.name)))]
        /// The code behind each step, digested, by the step's name.
        public static let fingerprints: [String: String] = [
      \(fingerprints.isEmpty ? "    :" : fingerprints.joined(separator: "\n"))
        ]
        /// The code that makes pages of results, digested.
        public static let rendererFingerprint = "\(renderer)"
      }

      """
  }

  private static func list(_ names: [String]) -> String {
    names.map { $0 + ".self" }.joined(separator: ", ")
  }

  private static func types(
    of graph: SourceGraph, below folder: String, conforming name: Substring
  ) -> [(name: String, path: String)] {
    graph.files.filter { $0.path.hasPrefix(folder) }.flatMap { file in
      file.conformances.filter { $0.to.contains(name) }.map {
        (name: String($0.type), path: file.path)
      }
    }.sorted { $0.name < $1.name }
  }
}
