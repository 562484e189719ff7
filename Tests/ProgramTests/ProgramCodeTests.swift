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
    // The symbol of a conformance ends with these letters.
    let ending = Data("Mc\0".utf8)
    var place = data.startIndex
    while let end = data.range(of: ending, in: place..<data.endIndex) {
      place = end.upperBound
      let rest = data[..<end.lowerBound].suffix(2048)
      let name = rest[(rest.lastIndex(of: 0).map { $0 + 1 } ?? rest.startIndex)...] + "Mc\0".utf8
      let demangled = name.withUnsafeBytes { bytes in
        Self.demangle(
          bytes.baseAddress?.assumingMemoryBound(to: CChar.self), UInt(bytes.count - 1), nil, nil, 0
        )
      }
      guard let demangled else { continue }
      defer { free(demangled) }
      // protocol conformance descriptor for Volumes.TrueVolumes : Engine.RunnableStep in Volumes
      let parts = String(cString: demangled).components(separatedBy: " : ")
      guard parts.count == 2, parts[1].contains(".\(protocolName) in "),
        let type = parts[0].components(separatedBy: " for ").last,
        !parts[1].hasSuffix("Tests"), !parts[1].hasSuffix("TestSupport")
      else { continue }
      found.insert(type)
    }
    return found
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
    // There is one SHA-256, and libyaml is compiled with its sources, which are digested.
    let others: Set<String> = ["CCrypto", "CYaml"]
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
