/// The Swift source that registers steps and directives with the fingerprints of their code.
struct GeneratedStudy {
  let text: String

  /// `study`: the target that the source belongs to. Throws if two steps share a name, since
  /// results are kept by name.
  init(_ graph: TargetGraph, study: String) throws(Problem) {
    let targets = graph.closure(of: study).compactMap { graph.targets[$0] }
    let steps = Conformances(to: "RunnableStep", in: targets).found
    // The code of a step may be in another target than its declaration.
    let declared = Conformances(to: "Step", in: targets).found.filter { step in
      steps.contains { $0.type == step.type }
    }
    let directives = Conformances(to: "Directive", in: targets).found
    for (step, next) in zip(steps, steps.dropFirst()) where step.type == next.type {
      throw Problem(
        description: "two steps are called \(step.type), in \(step.target) and \(next.target)")
    }
    let protocols = targets.filter { target in
      target.files.values.contains { data in
        let source = String(decoding: data, as: UTF8.self)
        return source.contains("public protocol RunnableStep:")
          || source.contains("public protocol Directive:")
      }
    }
    let modules = Set((steps + declared + directives).map(\.target)).union(protocols.map(\.name))
      .subtracting([study]).sorted()
    let works = Set(steps.map(\.target)).union([study]).sorted()
    text = """
      // Made by the build from the sources of the package; see Sources/fingerprint.
      \(modules.map { "import \($0)" }.joined(separator: "\n"))

      extension \(study) {
        /// Every step, sorted by name.
        public static let stepTypes: [any Step.Type] = [\(Self.list(steps))]
        /// Every directive, sorted by type.
        public static let directives: [any Directive.Type] = [\(Self.list(directives))]
        /// The target that holds the work of each step, by the step's name.
        static let workTargets: [String: String] = [
      \(Self.mapping(steps.map { "\"\($0.type)\": \"\($0.target)\"" }))
        ]
        /// By target: the fingerprint of the code that it can reach, and the modules of C among
        /// that.
        static let sources: [String: (fingerprint: String, modules: [String])] = [
      \(Self.mapping(works.map { "\"\($0)\": (\"\(graph.fingerprint(of: $0))\", \(graph.cModules(of: $0)))" }))
        ]
      }

      """
  }

  struct Problem: Error, Equatable, CustomStringConvertible { var description: String }

  private static func list(_ types: [Conformances.Found]) -> String {
    types.map { $0.type + ".self" }.joined(separator: ", ")
  }

  private static func mapping(_ entries: [String]) -> String {
    entries.isEmpty ? "    :" : entries.map { "    \($0)," }.joined(separator: "\n")
  }
}
