import Book
import Engine
import Foundation
import Testing

@testable import Study

/// What computes the steps is known of every step there is.
@Suite struct StudyCodeTests {
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
    data.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      var place = start
      // The symbol of a conformance ends with these letters.
      while let end = memmem(place, start + bytes.count - place, "Mc\0", 3) {
        place = UnsafeRawPointer(end) + 3
        var name = UnsafeRawPointer(end)
        while name > start, (name - 1).load(as: UInt8.self) != 0 { name -= 1 }
        let length = UnsafeRawPointer(end) + 2 - name
        guard length < 4096,
          let text = Self.demangle(
            name.assumingMemoryBound(to: CChar.self), UInt(length), nil, nil, 0)
        else { continue }
        defer { free(text) }
        // protocol conformance descriptor for Volumes.TrueVolumes : Engine.RunnableStep in Volumes
        let parts = String(cString: text).components(separatedBy: " : ")
        guard parts.count == 2, parts[1].contains(".\(protocolName) in "),
          let type = parts[0].components(separatedBy: " for ").last,
          !parts[1].hasSuffix("Tests"), !parts[1].hasSuffix("TestSupport")
        else { continue }
        found.insert(type)
      }
    }
    return found
  }

  @Test func theBuildFindsEveryStepThatTheCompilerFinds() throws {
    let steps = try conforming(to: "RunnableStep")
    #expect(steps.count > 40)
    #expect(Set(Study.stepTypes.map { String(reflecting: $0) }) == steps)
    #expect(Study.code.count == steps.count)
  }

  @Test func theBuildFindsEveryDirectiveThatTheCompilerFinds() throws {
    #expect(
      Set(Study.directives.map { String(reflecting: $0) }) == (try conforming(to: "Directive")))
  }

  @Test func everyLibraryThatCodeReachesTellsItsVersion() {
    // There is one SHA-256, and libyaml is compiled with its sources, which are digested.
    let others: Set<String> = ["CCrypto", "CYaml"]
    for (target, source) in Study.sources {
      let unknown = source.modules.filter { Study.linked[$0] == nil && !others.contains($0) }
      #expect(unknown == [], "\(target)")
    }
    for code in Study.code.values {
      #expect(code.toolchain.versions.values.allSatisfy { $0 != "unknown" })
      #expect(code.toolchain.versions["Swift"] != nil)
      #expect(code.toolchain.versions["glibc"]?.hasPrefix("2.") == true)
    }
  }

  /// An upgrade of DCMTK trains nothing anew that never sees DICOM.
  @Test func onlyTheLibrariesThatAStepReachesCount() {
    for (step, code) in Study.code {
      let modules = Study.workTargets[step].flatMap { Study.sources[$0]?.modules } ?? []
      for (name, module) in [
        ("DCMTK", "CDCMTK"), ("instructions", "CLearning"), ("Cairo", "CCairo"),
      ] {
        #expect((code.toolchain.versions[name] != nil) == modules.contains(module), "\(step)")
      }
    }
  }
}
