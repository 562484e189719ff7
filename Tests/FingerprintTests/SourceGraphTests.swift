import Foundation
import Testing

@testable import fingerprint

/// A study of two steps: `Near` uses `Ruler`, which uses `Scale` of the module Tables; `Far` uses neither.
struct TinyStudy {
  var sources = [
    "Study/Steps/Near.swift": """
    import Tables
    struct Near: Step {
      func run(_ context: StepContext) -> Double { Ruler().length }
    }
    """,
    "Study/Steps/Far.swift": """
    import Engine
    struct Far: Step { let title = "far // away" }
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
  var plain: [String: String] = [:]

  var graph: SourceGraph {
    SourceGraph(
      sources.sorted { $0.key < $1.key }.map { path, text in
        SourceFile(path: path, module: String(path.prefix { $0 != "/" }), text: text)
      }, plain: plain)
  }

  func fingerprint(_ step: String) -> String {
    let graph = graph
    return graph.fingerprint(of: graph.closure(of: "Study/Steps/\(step).swift"))
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
  @Test func noStepOfTheStudyNeedsTheFigures() throws {
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
      }, plain: [:])
    let steps = graph.files.filter { $0.conformances.contains { $0.to.contains("Step") } }
    #expect(steps.count > 50)
    #expect(graph.files.contains { $0.module == "Figures" })
    for step in steps {
      let drawn = graph.closure(of: step.path).filter { graph.files[$0].module == "Figures" }
      #expect(drawn.isEmpty, "\(step.path)")
    }
  }

  @Test func aStepNeedsWhatItMentions() {
    let graph = study.graph
    let paths = graph.closure(of: "Study/Steps/Near.swift").map { graph.files[$0].path }.sorted()
    #expect(
      paths == [
        "Study/Domain/Half.swift", "Study/Domain/Ruler.swift", "Study/Steps/Near.swift",
        "Tables/Scale.swift",
      ])
    #expect(graph.closure(of: "Study/Steps/Missing.swift") == [])
  }

  @Test func commentsAndWhiteSpaceChangeNothing() {
    #expect(
      study.changed { study in
        for path in study.sources.keys {
          study.sources[path, default: ""] += "\n\n/* a */ // remark \(path)\n"
        }
        study.sources["Study/Steps/Far.swift"] =
          "import   Engine\n\n// Far away\nstruct Far: Step {\n  let title = \"far // away\"\n}"
      } == [])
  }

  @Test(arguments: [
    "Study/Steps/Near.swift", "Study/Domain/Ruler.swift", "Study/Domain/Half.swift",
    "Tables/Scale.swift",
  ])
  func changedCodeChangesTheStepsThatUseIt(path: String) {
    #expect(study.changed { $0.sources[path, default: ""] += "\nlet more = 1" } == ["Near"])
  }

  @Test func aChangedTextIsChangedCode() {
    #expect(
      study.changed {
        $0.sources["Study/Steps/Far.swift"] =
          "import Engine\nstruct Far: Step { let title = \"far // off\" }"
      } == ["Far"])
  }

  @Test(arguments: [
    "Report/Page.swift", "Study/Directives/Showing.swift", "Tables/Array+Middle.swift",
    "Tables/Scale+Inch.swift",
  ])
  func codeThatNoStepUsesChangesNone(path: String) {
    #expect(study.changed { $0.sources[path, default: ""] += "\nlet more = 1" } == [])
  }

  @Test func anExtensionOfAForeignTypeIsNeededByWhoUsesItsMembers() {
    var study = study
    study.sources["Study/Domain/Half.swift"] =
      "import Tables\nfunc half(_ x: Double) -> Double { [x / 2].middle }"
    #expect(
      study.changed { $0.sources["Tables/Array+Middle.swift", default: ""] += "\nlet more = 1" }
        == ["Near"])
  }

  @Test(arguments: [
    "extension Scale { static let unit2 = 25.4; static func half() {} }",
    "extension Scale { init(inches: Double) { self = .unit } }",
    "extension Scale { static func + (a: Scale, b: Scale) -> Scale { a } }",
    "extension Scale: Codable {}",
    "extension Scale { struct Part {} }",
  ])
  func anExtensionOfATypeIsNeededWhereItMayBeUsed(text: String) {
    var study = study
    study.sources["Tables/Scale+Inch.swift"] = text
    #expect(
      study.changed { $0.sources["Tables/Scale+Inch.swift", default: ""] += "\nlet more = 1" }
        == ["Near"])
    study.sources["Study/Domain/Ruler.swift"] = "struct Ruler { var length = 1.0 }"
    #expect(
      study.changed { $0.sources["Tables/Scale+Inch.swift", default: ""] += "\nlet more = 1" }
        == [])
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

  @Test func theSourcesOfAnImportedCModuleCount() {
    var study = study
    study.sources["Tables/Scale.swift"] =
      "import CLZMA\npublic enum Scale { static let unit = 1.0 }"
    #expect(study.changed { $0.plain["CLZMA"] = "int x;" } == ["Near"])
    #expect(study.changed { $0.plain["CCairo"] = "int x;" } == [])
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

  @Test func aStepIsRegisteredWhereverTheStudyDeclaresIt() {
    var study = TinyStudy()
    study.sources["Study/Cohort/Scan.swift"] =
      "import Engine\nstruct Scan: Step { var path: String }"
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
