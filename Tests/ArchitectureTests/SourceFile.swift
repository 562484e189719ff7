import Foundation
import Testing

/// A Swift file of Sources.
struct SourceFile: Sendable, CustomTestStringConvertible {
  /// The folder below Sources.
  var target: String
  /// Below Sources.
  var path: String
  var lines: [String]

  var testDescription: String { path }

  /// The file's code: lines without comments and without what stands in string literals.
  let code: [String]
  /// The modules that the file imports, whatever attributes and kinds stand by
  /// (`@testable import struct A.B`).
  let imports: [String]

  init(target: String, path: String, lines: [String]) {
    self.target = target
    self.path = path
    self.lines = lines
    code = Self.code(of: lines)
    imports = code.compactMap(Self.module)
  }

  private static func module(_ line: String) -> String? {
    guard line.contains("import ") else { return nil }
    let words = line.split(separator: " ").drop {
      $0.hasPrefix("@") || ["public", "internal", "package", "private"].contains($0)
    }
    guard words.first == "import" else { return nil }
    let kinds = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
    return words.dropFirst().first { !kinds.contains(String($0)) }?
      .split(separator: ".").first.map(String.init)
  }

  private static func code(of lines: [String]) -> [String] {
    var isLong = false
    return lines.map { line in
      guard line.contains("\"") || line.contains("//") || isLong else { return line }
      let wasLong = isLong
      if line.components(separatedBy: "\"\"\"").count % 2 == 0 { isLong.toggle() }
      if wasLong || line.drop(while: { $0 == " " }).hasPrefix("//") { return "" }
      return line.replacing(/"(\\.|[^"\\])*"/, with: "\"\"")
    }
  }

  /// All Swift files of Sources, in order of their paths.
  static let all: [SourceFile] = {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: sources.path)) ?? []
    return paths.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
      guard let text = try? String(contentsOf: sources.appending(path: path), encoding: .utf8)
      else { return nil }
      return SourceFile(
        target: path.split(separator: "/").first.map(String.init) ?? "", path: path,
        lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    }
  }()
}
