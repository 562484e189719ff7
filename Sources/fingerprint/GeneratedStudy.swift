/// The Swift source that registers steps and directives.
struct GeneratedStudy {
  var text: String

  init(_ graph: SourceGraph) {
    let steps = Self.types(of: graph, below: "Study/", conforming: "RunnableStep")
    let directives = Self.types(of: graph, below: "Study/", conforming: "Directive")
    let code = steps.map { (name: $0.name, closure: graph.closure(of: $0.name[...])) }
    let fingerprints = code.map { "    \"\($0.name)\": \"\(graph.fingerprint(of: $0.closure))\"," }
    let learning = code.filter { step in
      graph.cModules(of: step.closure).contains { $0.name == "CLearning" }
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
        static let fingerprints: [String: String] = [
      \(fingerprints.isEmpty ? "    :" : fingerprints.joined(separator: "\n"))
        ]
        /// Steps whose code computes with a network, by name.
        static let learningSteps: Set<String> = [\(learning.map { "\"\($0.name)\"" }.joined(separator: ", "))]
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
