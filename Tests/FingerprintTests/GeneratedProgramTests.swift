import Testing

@testable import fingerprint

@Suite struct GeneratedProgramTests {
  let package = {
    var package = TinyPackage()
    package.targets["Program"] = (false, ["Study", "Near", "Far", "Engine"], [:])
    return package
  }()

  @Test func stepsAreListedWithTheCodeOfTheirTargets() throws {
    let graph = package.graph
    let text = try GeneratedProgram(graph, program: "Program").text
    #expect(
      text == """
        // Made by the build from the sources of the package; see Sources/fingerprint.
        import Engine
        import Far
        import Near
        import Study

        extension Program {
          /// Every step, sorted by name.
          public static let stepTypes: [any Step.Type] = [Far.self, Near.self]
          /// Every directive, sorted by type.
          public static let directives: [any Directive.Type] = [Words.self]
          /// The target that holds the work of each step, by the step's name.
          static let workTargets: [String: String] = [
            "Far": "Far",
            "Near": "Near",
          ]
          /// By target: the fingerprint of the code that it can reach, and the modules of C among
          /// that.
          static let sources: [String: (fingerprint: String, modules: [String])] = [
            "Engine": ("\(graph.fingerprint(of: "Engine"))", []),
            "Far": ("\(graph.fingerprint(of: "Far"))", []),
            "Near": ("\(graph.fingerprint(of: "Near"))", ["CUnit"]),
            "Study": ("\(graph.fingerprint(of: "Study"))", ["CUnit"]),
          ]
        }

        """)
  }

  @Test func aProgramWithoutStepsCompiles() throws {
    var package = package
    package.targets["Program"]?.dependencies = ["Engine"]
    let text = try GeneratedProgram(package.graph, program: "Program").text
    #expect(text.contains("stepTypes: [any Step.Type] = []"))
    #expect(text.contains("workTargets: [String: String] = [\n    :\n  ]"))
  }

  /// Its readers depend on the target that declares it alone.
  @Test func aStepMayBeDeclaredApartFromItsWork() throws {
    var package = package
    package.targets["Far"]?.files["Far.swift"] = "extension Asked: RunnableStep {}"
    package.targets["Scale"]?.files["Asked.swift"] = "package struct Asked: Step {}"
    let text = try GeneratedProgram(package.graph, program: "Program").text
    #expect(text.contains("import Scale\n"))
    #expect(text.contains("\"Asked\": \"Far\""))
  }

  /// Results are kept by the names of steps.
  @Test func twoStepsOfOneNameAreRefused() {
    var package = package
    package.targets["Far"]?.files["Near.swift"] = "struct Near: RunnableStep {}"
    #expect(
      throws: GeneratedProgram.Problem(description: "two steps are called Near, in Far and Near")
    ) {
      try GeneratedProgram(package.graph, program: "Program")
    }
  }
}
