import Foundation
import Testing

/// Which target may import which module: the data goes one way.
@Suite struct ArchitectureTests {
  static let system: Set<String> = [
    "Foundation", "FoundationNetworking", "FoundationXML", "Dispatch", "Synchronization", "Glibc",
  ]
  static let manifest = PackageManifest.own

  @Test func everyFolderOfSourcesIsATarget() {
    #expect(Set(SourceFile.all.map(\.target)).isSubset(of: Self.manifest.dependencies.keys))
  }

  /// Tests in a folder that no target has are never run.
  @Test func everyFolderOfTestsIsATarget() throws {
    let tests = PackageManifest.root.appending(path: "Tests")
    let folders = try FileManager.default.contentsOfDirectory(atPath: tests.path)
      .filter { !$0.hasPrefix(".") }
    #expect(!folders.isEmpty)
    #expect(Set(folders).subtracting(Self.manifest.dependencies.keys) == [])
  }

  @Test(arguments: Set(SourceFile.all.map(\.target)).sorted())
  func theDocumentListsTheTarget(_ target: String) {
    #expect(
      DocumentedTargets.own.dependencies[target] == Self.manifest.dependencies[target],
      "ARCHITECTURE.md does not say what \(target) imports")
  }

  @Test func theDocumentListsNoOtherTargets() {
    let targets = Set(SourceFile.all.map(\.target))
    #expect(Set(DocumentedTargets.own.dependencies.keys).subtracting(targets) == [])
  }

  @Test(arguments: SourceFile.all)
  func importsAreDependencies(_ file: SourceFile) {
    let allowed = Self.manifest.dependencies[file.target, default: []].union(Self.system)
    for module in file.imports {
      #expect(allowed.contains(module), "\(file.path) imports \(module), which is no dependency")
    }
  }

  /// The targets that the list of steps and directives imports, which the build writes into Program.
  static let listed = SourceFile.all.filter { file in
    file.code.contains { $0.contains("RunnableStep") || $0.contains("Directive") }
  }.map(\.target)

  /// A dependency that nothing imports makes results stale that do not need it.
  @Test(arguments: Set(SourceFile.all.map(\.target)).sorted())
  func dependenciesAreImported(_ target: String) {
    var imports = Set(SourceFile.all.filter { $0.target == target }.flatMap(\.imports))
    if target == "Program" { imports.formUnion(Self.listed) }
    let unused = Self.manifest.dependencies[target, default: []].subtracting(imports)
    #expect(unused == [], "\(target) depends on \(unused), which it does not import")
  }

  /// Text and pages stand above the work, which knows neither.
  @Test(arguments: [
    ("Markup", ["Engine", "Tables", "Figures"]),
    ("Engine", ["Markup", "Tables", "Imaging", "Learning", "Figures"]),
    ("Tables", ["Imaging", "Figures", "Book", "Pages"]),
    ("Statistics", ["Engine", "Tables", "Imaging", "Learning", "Figures"]),
    // Neither a bootstrap nor R's loess is drawn into what can do without.
    ("Search", ["Bootstrap", "CurveSmoothing"]),
    ("Subsets", ["Bootstrap", "CurveSmoothing"]),
    ("Transfer", ["Bootstrap", "CurveSmoothing"]),
    ("RankedImages", ["Statistics"]),
    // A change in how volumes are written trains no network.
    ("Trainings", ["NIfTIWriting"]),
    ("PhantomImages", ["NIfTIWriting"]),
    ("Galleries", ["NIfTIWriting"]),
    (
      "Imaging",
      ["Engine", "Tables", "DICOM", "CDCMTK", "Curation", "Phantom", "Learning", "Figures"]
    ),
    ("Curation", ["Engine", "Phantom", "Learning", "Figures"]),
    ("DICOM", ["Engine", "Tables", "Curation", "Phantom", "Learning", "Figures"]),
    ("Phantom", ["Engine", "DICOM", "Curation", "Learning", "Figures"]),
    // A change of the DICOM shim labels nothing anew and trains no network.
    ("Labels", ["DICOM", "CDCMTK", "Curation", "Phantom"]),
    ("Trainings", ["DICOM", "CDCMTK", "Curation", "Phantom"]),
    ("Learning", ["Engine", "Tables", "Imaging", "Figures"]),
    ("Figures", ["Engine", "Tables", "Imaging", "Learning"]),
    ("StudyTerms", ["Learning", "Figures", "Book", "Pages", "Build"]),
    ("Search", ["Imaging", "Learning", "Phantom", "Figures", "Book", "Transfer"]),
    ("Transfer", ["Imaging", "Learning", "Phantom", "Figures", "Book", "Subsets"]),
    ("Subsets", ["Imaging", "Learning", "Phantom", "Figures", "Book", "Transfer"]),
    ("TransferPredictions", ["Figures", "Book", "Study"]),
    ("SubsetLearning", ["Phantom", "Figures", "Book", "Study"]),
    ("Listings", ["Figures", "Book", "Study"]),
    ("Book", ["Pages", "Build", "Study"]),
    ("Pages", ["Build", "Study"]),
    // What makes pages links no work that it does not name.
    ("Study", ["Pages", "Build", "SyntheticCohorts", "Program"]),
    ("Build", ["Study", "Program"]),
  ])
  func theWayGoesOneWay(_ target: String, _ above: [String]) {
    #expect(Self.manifest.reached(from: target).isDisjoint(with: above))
  }

  @Test(arguments: ["try!", "fatalError(", "as!"])
  func nothingCrashesOnPurpose(_ crash: String) {
    let places = SourceFile.all.flatMap { file in
      file.code.enumerated().filter { $0.element.contains(crash) }.map {
        "\(file.path):\($0.offset + 1)"
      }
    }
    #expect(places == [])
  }

  @Test(arguments: SourceFile.all)
  func filesAreShort(_ file: SourceFile) {
    #expect(file.lines.count <= 500, "\(file.path) has \(file.lines.count) lines")
  }

  @Test func importsAreRead() {
    let file = SourceFile(
      target: "Study", path: "Study/A.swift",
      lines: ["@testable import struct Tables.Table", "public import Engine", "let a = 1"])
    #expect(file.imports == ["Tables", "Engine"])
  }

  @Test func textsAndCommentsAreNoCode() {
    let file = SourceFile(
      target: "Study", path: "Study/A.swift",
      lines: ["// try! x", "let a = \"try! \\\" x\"", "a = \"\"\"", "try!", "\"\"\"", "try! x"])
    #expect(file.code == ["", "let a = \"\"", "a = \"\"\"", "", "", "try! x"])
  }

  /// What files hold could control the terminal, if it came there by another way.
  @Test(arguments: SourceFile.all.filter { $0.target == "report" })
  func whatIsPrintedGoesThroughTheTerminal(_ file: SourceFile) {
    guard !file.path.hasSuffix("/Terminal.swift") else { return }
    #expect(
      !file.code.contains {
        $0.contains(/(^|[^\w.])(debugPrint|dump|print|fputs)\(/)
          || $0.contains("FileHandle.standardOutput") || $0.contains("FileHandle.standardError")
      }, "\(file.path)")
  }
}
