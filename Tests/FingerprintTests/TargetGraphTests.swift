import Foundation
import Testing

@testable import fingerprint

/// `Study` depends on `Near` and `Far`; `Near` on `Scale` and the C of `CUnit`.
struct TinyPackage {
  var targets: [String: (isC: Bool, dependencies: [String], files: [String: String])] = [
    "Study": (
      false, ["Near", "Far", "Engine"],
      ["Words.swift": "struct Words: Directive {}", "style.css": "a {}"]
    ),
    "Near": (
      false, ["Scale", "CUnit", "Engine"], ["Near.swift": "package struct Near: RunnableStep {}"]
    ),
    "Far": (false, ["Engine"], ["Far.swift": "extension Far: RunnableStep {}"]),
    "Scale": (false, [], ["Scale.swift": "// Of scales.\nlet scale = 1\n"]),
    "CUnit": (true, [], ["include/unit.h": "int unit(void);", "unit.c": "int unit() {}"]),
    "Engine": (
      false, [],
      ["Step.swift": "public protocol RunnableStep: Step {}\npublic protocol Directive: A {}"]
    ),
  ]
  var manifest = "// 6.1\nlet package = Package(targets: [.target(name: \"Study\")])"

  var graph: TargetGraph {
    TargetGraph(
      targets.map { name, target in
        .init(
          name: name, isC: target.isC, dependencies: target.dependencies,
          files: target.files.mapValues { Data($0.utf8) })
      }, manifest: manifest)
  }

  /// The targets whose fingerprints differ after `change`.
  func changed(_ change: (inout TinyPackage) -> Void) -> [String] {
    var other = self
    change(&other)
    let (old, new) = (graph, other.graph)
    return targets.keys.sorted().filter { old.fingerprint(of: $0) != new.fingerprint(of: $0) }
  }
}

@Suite struct TargetGraphTests {
  let package = TinyPackage()

  @Test func aTargetReachesWhatItDependsOn() {
    #expect(package.graph.closure(of: "Near") == ["CUnit", "Engine", "Near", "Scale"])
    #expect(package.graph.cModules(of: "Study") == ["CUnit"])
    #expect(package.graph.cModules(of: "Far") == [])
  }

  @Test func anEditChangesWhatReachesIt() {
    #expect(
      package.changed { $0.targets["Scale"]?.files["Scale.swift"] = "let scale = 2" } == [
        "Near", "Scale", "Study",
      ])
    #expect(
      package.changed { $0.targets["CUnit"]?.files["unit.c"] = "int unit() { return 1; }" } == [
        "CUnit", "Near", "Study",
      ])
    #expect(
      package.changed { $0.targets["CUnit"]?.files["include/unit.h"] = "long unit(void);" } == [
        "CUnit", "Near", "Study",
      ])
  }

  @Test func aStyleSheetIsPartOfItsTarget() {
    #expect(package.changed { $0.targets["Study"]?.files["style.css"] = "b {}" } == ["Study"])
    // In what is no source nothing is known to be a comment.
    #expect(
      package.changed { $0.targets["Study"]?.files["style.css"] = "a {}\n// b" } == ["Study"])
  }

  @Test func filesThatComeGoOrMoveCount() {
    #expect(package.changed { $0.targets["Far"]?.files["New.swift"] = "" } == ["Far", "Study"])
    #expect(
      package.changed { package in
        package.targets["Far"]?.files = ["Moved.swift": "extension Far: RunnableStep {}"]
      } == ["Far", "Study"])
    #expect(package.changed { $0.targets["Near"]?.dependencies = ["CUnit"] } == ["Near", "Study"])
  }

  @Test func aCommentChangesNothing() {
    #expect(
      package.changed {
        $0.targets["Scale"]?.files["Scale.swift"] = "/// Other.\n\nlet scale = 1\n"
      }
        == [])
  }

  @Test func howAllIsCompiledCountsForAll() {
    #expect(
      package.changed {
        $0.manifest = "// 6.1\nlet package = Package(targets: [.target(name: \"New\")])"
      }
        == [])
    #expect(
      package.changed { $0.manifest += "\npackage.cxxLanguageStandard = .cxx20" }
        == package.targets.keys.sorted())
  }
}
