import Testing

/// Which target may import which module: the data goes one way.
@Suite struct ArchitectureTests {
  static let system: Set<String> = [
    "Foundation", "FoundationNetworking", "Dispatch", "Synchronization", "Glibc",
  ]

  /// Beside the system's modules.
  static let allowed: [String: Set<String>] = [
    "Markup": ["CCMark", "Yams"],
    "Engine": ["CCrypto"],
    "Randomness": [],
    "XZ": ["CLZMA"],
    "Tables": ["Randomness", "XZ"],
    "Imaging": ["XZ", "CPNG", "CDCMTK", "CJPEG2000", "CZ", "CISAL", "CArchive"],
    "Curation": ["Imaging"],
    "Phantom": ["Imaging", "Randomness"],
    "Learning": ["CLearning", "CSnappy", "CISAL"],
    "Figures": ["CCairo"],
    "Report": ["Markup", "Engine", "Tables", "Figures", "CBTParse", "Yams"],
    "Study": [
      "Markup", "Engine", "Randomness", "XZ", "Tables", "Imaging", "Curation", "Phantom",
      "Learning", "Figures", "Report", "Yams",
    ],
    "report": [
      "Study", "ArgumentParser", "Markup", "Engine", "Tables", "Imaging", "Curation", "Phantom",
      "Learning", "Figures", "Report",
    ],
    "fingerprint": ["Engine"],
  ]

  @Test func everyTargetIsInTheTable() {
    #expect(Set(SourceFile.all.map(\.target)) == Set(Self.allowed.keys))
  }

  @Test(arguments: SourceFile.all)
  func importsGoOneWay(_ file: SourceFile) {
    let allowed = Self.allowed[file.target, default: []].union(Self.system)
    for module in file.imports {
      #expect(allowed.contains(module), "\(file.path) may not import \(module)")
    }
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
}
