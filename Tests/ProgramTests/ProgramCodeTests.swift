import Engine
import Foundation
import Libraries
import Testing

@testable import Program

/// What computes the steps is known of every step there is.
@Suite struct ProgramCodeTests {
  @_silgen_name("swift_demangle")
  private static func demangle(
    _ name: UnsafePointer<CChar>?, _ length: UInt, _ output: UnsafeMutablePointer<CChar>?,
    _ size: UnsafeMutablePointer<UInt>?, _ flags: UInt32
  ) -> UnsafeMutablePointer<CChar>?

  /// Types that the compiler found to conform to a protocol, `Module.Type`, but for those of tests:
  /// this very program has a symbol for each.
  private func conforming(to protocolName: String) throws -> Set<String> {
    let program = try #require(Bundle.main.executableURL)
    let data = try Data(contentsOf: program, options: .alwaysMapped)
    var found: Set<String> = []
    // Data's own search copies all that is left of the program, over 100 MB, for every match.
    data.withUnsafeBytes { program in
      for name in Self.conformances(in: program) {
        guard let (type, conformance) = Self.demangled(name),
          conformance.contains(".\(protocolName) in "),
          !conformance.hasSuffix("Tests"), !conformance.hasSuffix("TestSupport")
        else { continue }
        found.insert(type)
      }
    }
    return found
  }

  /// Symbols that end with the letters of a conformance, `Mc`, each up to its closing zero.
  private static func conformances(in program: UnsafeRawBufferPointer) -> [UnsafeRawBufferPointer] {
    guard let base = program.baseAddress else { return [] }
    let (m, c) = (Int32(UInt8(ascii: "M")), UInt8(ascii: "c"))
    var names: [UnsafeRawBufferPointer] = []
    var place = 0
    while let match = memchr(base + place, m, program.count - place) {
      let end = UnsafeRawPointer(match) - base + 3
      guard end <= program.count else { break }
      place = end - 2
      guard program[end - 2] == c, program[end - 1] == 0 else { continue }
      let before = program[..<(end - 1)].suffix(2048)
      let start = before.lastIndex(of: 0).map { $0 + 1 } ?? before.startIndex
      names.append(UnsafeRawBufferPointer(rebasing: program[start..<end]))
    }
    return names
  }

  /// A type, and what is said of its conformance: `Engine.RunnableStep in Volumes`.
  private static func demangled(_ name: UnsafeRawBufferPointer) -> (String, String)? {
    let symbol = name.assumingMemoryBound(to: CChar.self)
    guard let text = demangle(symbol.baseAddress, UInt(name.count - 1), nil, nil, 0)
    else { return nil }
    defer { free(text) }
    // protocol conformance descriptor for Volumes.TrueVolumes : Engine.RunnableStep in Volumes
    let parts = String(cString: text).components(separatedBy: " : ")
    guard parts.count == 2, let type = parts[0].components(separatedBy: " for ").last
    else { return nil }
    return (type, parts[1])
  }

  @Test func theBuildFindsEveryStepThatTheCompilerFinds() throws {
    let steps = try conforming(to: "RunnableStep")
    #expect(steps.count > 40)
    #expect(Set(Program.stepTypes.map { String(reflecting: $0) }) == steps)
    #expect(Program.code.count == steps.count)
  }

  @Test func theBuildFindsEveryDirectiveThatTheCompilerFinds() throws {
    let directives = try conforming(to: "Directive")
    #expect(Set(Program.directives.map { String(reflecting: $0) }) == directives)
  }

  @Test func everyLibraryThatCodeReachesTellsItsVersion() {
    // There is one SHA-256; libyaml and the shims are compiled with their sources, which
    // are digested.
    let others: Set<String> = ["CCrypto", "CGzip", "CJPEG2000", "CPrograms", "CYaml"]
    for (target, source) in Program.sources {
      let unknown = source.modules.filter {
        InstalledLibraries.linked[$0] == nil && !others.contains($0)
      }
      #expect(unknown == [], "\(target)")
    }
    for code in Program.code.values {
      #expect(code.toolchain.versions.values.allSatisfy { $0 != "unknown" })
      #expect(code.toolchain.versions["Swift"] != nil)
      #expect(code.toolchain.versions["glibc"]?.hasPrefix("2.") == true)
    }
  }

  /// An upgrade of DCMTK trains nothing anew that never sees DICOM.
  @Test func onlyTheLibrariesThatAStepReachesCount() {
    for (step, code) in Program.code {
      let modules = Program.workTargets[step].flatMap { Program.sources[$0]?.modules } ?? []
      for (name, module) in [
        ("DCMTK", "CDCMTK"), ("instructions", "CLearning"), ("Cairo", "CCairo"),
      ] {
        #expect((code.toolchain.versions[name] != nil) == modules.contains(module), "\(step)")
      }
    }
  }
}
