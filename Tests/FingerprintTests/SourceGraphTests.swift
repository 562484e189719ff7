import Foundation
import Testing

@testable import fingerprint

/// A study of two steps: `Near` uses `Ruler`, which uses `Scale` of the module Tables; `Far` uses neither.
struct TinyStudy {
  var sources = [
    "Study/Steps/Near.swift": """
    import Tables
    struct Near: RunnableStep {
      func run(_ context: StepContext) -> Double { Ruler().length }
    }
    """,
    "Study/Steps/Far.swift": """
    import Engine
    struct Far: RunnableStep { let title = "far // away" }
    """,
    "Study/Domain/Ruler.swift": """
    import Tables
    struct Ruler { var length: Double { Scale.unit * half(2) } }
    """,
    "Study/Domain/Half.swift": "func half(_ x: Double) -> Double { x / 2 }",
    "Study/Directives/Showing.swift":
      "public struct Showing: Directive { static let name = \"s\" }",
    "Tables/Scale.swift": "public enum Scale { public static let unit = 1.0 }",
    "Tables/Scale+Inch.swift": "extension Scale { static let inch = 25.4 }",
    "Tables/Array+Middle.swift": "extension Array { var middle: Element { self[count / 2] } }",
    "Report/Page.swift": "struct Page {}",
  ]
  /// Headers of C modules.
  var headers: [String: String] = [:]

  var graph: SourceGraph {
    SourceGraph(
      sources.sorted { $0.key < $1.key }.map { path, text in
        SourceFile(path: path, module: String(path.prefix { $0 != "/" }), text: text)
      },
      cModules: headers.map { name, text in
        var module = CModule(name: name)
        module.add(file: "include/\(name).h", text: text)
        return module
      })
  }

  func fingerprint(_ step: String) -> String {
    let graph = graph
    return graph.fingerprint(of: graph.closure(of: step[...]))
  }

  /// The steps whose fingerprints differ after `change`.
  func changed(_ change: (inout TinyStudy) -> Void) -> [String] {
    var other = self
    change(&other)
    return ["Far", "Near"].filter { fingerprint($0) != other.fingerprint($0) }
  }
}

@Suite struct SourceGraphTests {
  let study = TinyStudy()

  @Test func whatAFileKeepsToItselfNobodyElseNeeds() {
    let inch = "Tables/Scale+Inch.swift"
    var study = TinyStudy()
    study.sources[inch] = "extension Scale { fileprivate static let unit = 25.4 }"
    #expect(
      study.changed { $0.sources[inch] = "extension Scale { fileprivate static let unit = 2.54 }" }
        == [])
    study.sources[inch] = "extension Scale { static let unit = 25.4 }"
    #expect(
      study.changed { $0.sources[inch] = "extension Scale { static let unit = 2.54 }" } == ["Near"])
  }

  /// Otherwise another look of a figure would train all networks again.
  @Test func stepsOfTheStudyNeedNoMoreThanTheirOwn() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter {
      $0.hasSuffix(".swift") && !$0.hasPrefix("report/") && !$0.hasPrefix("fingerprint/")
    }
    let graph = SourceGraph(
      try paths.sorted().map { path in
        SourceFile(
          path: path, module: String(path.prefix { $0 != "/" }),
          text: try String(contentsOf: root.appending(path: path), encoding: .utf8))
      })
    let steps = graph.files.filter { $0.module == "Study" }
      .flatMap(\.conformances).filter { $0.to.contains("RunnableStep") }.map(\.type)
    #expect(steps.count > 50)
    var needed: [Substring: Set<String>] = [:]
    for step in steps {
      needed[step] = Set(
        graph.closure(of: step).map { graph.files[graph.declarations[$0].file].module })
      #expect(needed[step]?.contains("Figures") == false, "\(step)")
      #expect(needed[step]?.contains("Engine") == true, "\(step)")
    }
    // What is computed from published tables does not change with the imaging or the networks of the live study.
    for step: Substring in ["TransferDice", "TransferTest", "LabelSets", "SubsetSmoothing"] {
      #expect(needed[step]?.isDisjoint(with: ["Imaging", "Learning"]) == true, "\(step)")
    }
    #expect(needed["PatientImages"]?.contains("Learning") == false)
    #expect(needed["TrainedNetwork"]?.contains("Learning") == true)
  }

  @Test func aStepNeedsWhatItMentions() {
    let graph = study.graph
    let paths = Set(
      graph.closure(of: "Near").map { graph.files[graph.declarations[$0].file].path })
    #expect(
      paths == [
        "Study/Domain/Half.swift", "Study/Domain/Ruler.swift", "Study/Steps/Near.swift",
        "Tables/Scale.swift",
      ])
    #expect(graph.closure(of: "Missing") == [])
  }

  @Test func whatNobodyMentionsNobodyNeeds() {
    let scale = "Tables/Scale.swift"
    var study = TinyStudy()
    for member in ["static func inches(_ x: Double)", "static var inch: Double"] {
      study.sources[scale] =
        "public enum Scale { public static let unit = 1.0; \(member) { 1 } }"
      let changed = study.changed {
        $0.sources[scale] = "public enum Scale { public static let unit = 1.0; \(member) { 2 } }"
      }
      #expect(changed == [], "\(member)")
    }
  }

  /// A step reads another's result, and asks not how it came about: its key holds the other's value and result.
  @Test func aStepNeedsTheResultOfAnotherNotItsWork() {
    func far(_ result: String, _ work: String, _ inputs: String = "[]") -> String {
      """
      import Engine
      struct Far: RunnableStep {
        var origin: Origin
        enum Origin { case here, there }
        init(_ origin: Origin) { self.origin = origin }
        var inputs: [any Step] { \(inputs) }
        func run(_ context: StepContext) -> \(result) { \(work) }
      }
      """
    }
    var study = study
    study.sources["Study/Domain/Half.swift"] = """
      func half(_ x: Double) -> Double { x / 2 }
      struct Answer { var value = 1 }
      """
    study.sources["Study/Steps/Far.swift"] = far("Answer", "Answer()")
    study.sources["Study/Steps/Near.swift"] = """
      struct Near: RunnableStep {
        var far: Far
        var inputs: [any Step] { [far] }
        func run(_ context: StepContext) throws -> Double { try context.output(of: far).value }
      }
      """
    #expect(
      study.changed { $0.sources["Study/Steps/Far.swift"] = far("Answer", "Answer(value: 2)") }
        == ["Far"])
    #expect(
      study.changed { $0.sources["Study/Steps/Far.swift"] = far("Answer", "Answer()", "[ruler]") }
        == ["Far"])
    #expect(
      study.changed {
        $0.sources["Study/Domain/Half.swift", default: ""] = """
          func half(_ x: Double) -> Double { x / 2 }
          struct Answer { var value = 2 }
          """
      } == ["Far", "Near"])
  }

  /// `.inch` is enough to have a value of a type that is nowhere named.
  @Test func whatADotAloneMakesIsNeeded() {
    var study = study
    study.sources["Study/Domain/Ruler.swift"] = """
      import Tables
      struct Ruler { var length: Double { half(2, .inch) } }
      """
    study.sources["Study/Domain/Half.swift"] =
      "func half(_ x: Double, _ unit: Length) -> Double { x }"
    study.sources["Study/Domain/Length.swift"] = "enum Length { case inch, metre }"
    #expect(
      study.changed {
        $0.sources["Study/Domain/Length.swift"] = "enum Length { case metre, inch }"
      } == ["Near"])
  }

  @Test func privateTypesOfOneNameAreTwo() {
    var study = study
    for (name, value) in [("Near", 1), ("Far", 2)] {
      study.sources["Study/Steps/\(name).swift"] = """
        struct \(name): RunnableStep { func run(_ context: StepContext) -> Int { Document().value } }
        private struct Document { var value = \(value) }
        extension Document { func more() { value } }
        """
    }
    #expect(
      study.changed {
        $0.sources["Study/Steps/Far.swift", default: ""].replace("value = 2", with: "value = 3")
      } == ["Far"])
  }

  /// The sort calls it, and nobody names it.
  @Test func whatAForeignProtocolAsksForIsNeeded() {
    var study = study
    let path = "Study/Domain/Ruler.swift"
    for text in [
      "struct Ruler: FancyProtocol { var length = half(1); func called() { 1 } }",
      "struct Ruler: Comparable { var length = half(1); static func < (a: Ruler, b: Ruler) { 1 } }",
      "struct Ruler: Codable { var length = half(1); func encode(to encoder: Encoder) { 1 } }",
    ] {
      study.sources[path] = text
      #expect(
        study.changed { $0.sources[path] = text.replacing("{ 1 }", with: "{ 2 }") } == ["Near"],
        "\(text)")
    }
    study.sources[path] = "struct Ruler { var length = half(1); func called() { 1 } }"
    #expect(study.changed { $0.sources[path]?.replace("{ 1 }", with: "{ 2 }") } == [])
  }

  @Test func commentsAndWhiteSpaceChangeNothing() {
    #expect(
      study.changed { study in
        for path in study.sources.keys {
          study.sources[path, default: ""] += "\n\n/* a */ // remark \(path)\n"
        }
        study.sources["Study/Steps/Far.swift"] =
          "import   Engine\n\n// Far away\nstruct Far: RunnableStep {\n  let title = \"far // away\"\n}"
      } == [])
  }

  @Test(arguments: [
    ("Study/Steps/Near.swift", "length", "length + 1"),
    ("Study/Domain/Ruler.swift", "half(2)", "half(3)"), ("Study/Domain/Half.swift", "x / 2", "x"),
    ("Tables/Scale.swift", "1.0", "2.0"),
  ])
  func changedCodeChangesTheStepsThatUseIt(path: String, old: String, new: String) {
    #expect(study.changed { $0.sources[path]?.replace(old, with: new) } == ["Near"])
  }

  @Test func aChangedTextIsChangedCode() {
    #expect(
      study.changed {
        $0.sources["Study/Steps/Far.swift"] =
          "import Engine\nstruct Far: RunnableStep { let title = \"far // off\" }"
      } == ["Far"])
  }

  @Test(arguments: [
    "Report/Page.swift", "Study/Directives/Showing.swift", "Tables/Array+Middle.swift",
    "Tables/Scale+Inch.swift",
  ])
  func codeThatNoStepUsesChangesNone(path: String) {
    #expect(study.changed { $0.sources[path] = nil } == [])
  }

  @Test func anExtensionOfAForeignTypeIsNeededByWhoUsesItsMembers() {
    var study = study
    study.sources["Study/Domain/Half.swift"] =
      "import Tables\nfunc half(_ x: Double) -> Double { [x / 2].middle }"
    #expect(
      study.changed { $0.sources["Tables/Array+Middle.swift"]?.replace("/ 2", with: "/ 3") }
        == ["Near"])
  }

  @Test(arguments: [
    "extension Scale { static func half() {} }",
    "extension Scale { init(inches: Double = 1) { self = .unit } }",
    "extension Scale { static func + (a: Scale, b: Scale) -> Scale { a } }",
    "extension Scale: Codable {}",
    "extension Scale { subscript(x: Int) -> Int { 1 } }",
  ])
  func anExtensionOfATypeIsNeededWhereItMayBeUsed(text: String) {
    var study = study
    study.sources["Tables/Scale+Inch.swift"] = text
    #expect(study.changed { $0.sources["Tables/Scale+Inch.swift"] = nil } == ["Near"])
    study.sources["Study/Domain/Ruler.swift"] = "struct Ruler { var length = 1.0 }"
    #expect(study.changed { $0.sources["Tables/Scale+Inch.swift"] = nil } == [])
  }

  /// Whoever keeps or compares its values uses the conformance, whether or not they import where it is declared.
  @Test func aConformanceOfATypeIsNeededWhereverItIsDeclared() {
    var study = study
    study.sources["Report/Scale+Artifact.swift"] =
      "import Tables\nextension Scale: Artifact { func encoded() { 1 } }"
    #expect(study.changed { $0.sources["Report/Scale+Artifact.swift"] = nil } == ["Near"])
  }

  @Test func anInitialiserIsNeededByWhoWritesItsLabels() {
    var study = study
    let inch = "Tables/Scale+Inch.swift"
    study.sources[inch] = "extension Scale { init(inches: Double) { self = .unit } }"
    #expect(study.changed { $0.sources[inch] = nil } == [])
    study.sources["Study/Domain/Ruler.swift"] =
      "import Tables\nstruct Ruler { var length: Double { Scale(inches: half(2)).x } }"
    #expect(study.changed { $0.sources[inch] = nil } == ["Near"])
  }

  @Test func aColourOfATypeIsNotNeededByWhoOnlyCounts() {
    var study = study
    study.sources["Study/Domain/Ruler+Color.swift"] =
      "import Figures\nextension Ruler { var color: Color { .blue } }"
    study.sources["Figures/Color.swift"] = "public struct Color {}"
    #expect(
      study.changed { $0.sources["Figures/Color.swift"] = "public struct Color { let a = 1 }" }
        == [])
  }

  @Test func theSourcesOfACModuleCountWhereItIsCalled() {
    var study = study
    study.sources["Tables/Scale.swift"] =
      "import CScale\npublic enum Scale { static let unit = cs_unit(); static let b = 2 }"
    study.headers = ["CScale": "int cs_unit(void);", "CCairo": "int c_x;"]
    #expect(study.changed { $0.headers["CScale"] = "int cs_unit(int);" } == ["Near"])
    #expect(study.changed { $0.headers["CCairo"] = "int c_y;" } == [])
    study.sources["Tables/Scale.swift"]?.replace("cs_unit()", with: "1")
    #expect(study.changed { $0.headers["CScale"] = "int cs_unit(int);" } == [])
    // One that passes on the header of a library.
    study.headers["CScale"] = "#include <scale.h>"
    #expect(study.changed { $0.headers["CScale"] = "#include <scales.h>" } == ["Near"])
  }
}

@Suite struct GeneratedStudyTests {
  private func text(_ study: TinyStudy) -> String { GeneratedStudy(study.graph).text }

  @Test func allStepsAndDirectivesAreListed() {
    let text = text(TinyStudy())
    #expect(text.contains("stepTypes: [any Step.Type] = [Far.self, Near.self]"))
    #expect(text.contains("directives: [any Directive.Type] = [Showing.self]"))
    for step in ["Far", "Near"] {
      #expect(text.contains("    \"\(step)\": \"\(TinyStudy().fingerprint(step))\","))
    }
  }

  @Test func aStudyWithoutStepsIsStillSwift() {
    var study = TinyStudy()
    study.sources = [:]
    let text = text(study)
    #expect(text.contains("fingerprints: [String: String] = [\n    :\n  ]"))
    #expect(text.contains("stepTypes: [any Step.Type] = []"))
  }

  @Test func stepsThatComputeWithNetworksAreListed() {
    var study = TinyStudy()
    #expect(text(study).contains("learningSteps: Set<String> = []"))
    study.sources["Tables/Scale.swift"] =
      "import CLearning\npublic enum Scale { static let unit = cl_unit(); static let b = 2 }"
    study.headers = ["CLearning": "int cl_unit(void);"]
    #expect(text(study).contains("learningSteps: Set<String> = [\"Near\"]"))
  }

  @Test func aStepIsRegisteredWhereverTheStudyDeclaresIt() {
    var study = TinyStudy()
    study.sources["Study/Cohort/Scan.swift"] =
      "import Engine\nstruct Scan: RunnableStep { var path: String }"
    #expect(text(study).contains("Scan.self"))
    #expect(text(study).contains("    \"Scan\": \""))
  }

  @Test func theRenderersFingerprintIsOfPagesAndDirectives() {
    func renderer(_ study: TinyStudy) -> Substring? {
      text(study).split(separator: "\n").first { $0.contains("rendererFingerprint") }
    }
    let before = renderer(TinyStudy())
    for (path, changes) in [
      "Report/Page.swift": true, "Study/Directives/Showing.swift": true,
      "Study/Domain/Ruler.swift": true, "Study/Steps/Near.swift": false,
    ] {
      var study = TinyStudy()
      study.sources[path, default: ""] += "\nlet more = 1"
      #expect((renderer(study) != before) == changes, "\(path)")
    }
  }
}
