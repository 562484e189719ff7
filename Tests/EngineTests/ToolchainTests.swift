import Foundation
import Testing

@testable import Engine

@Suite struct ToolchainTests {
  @Test func everyDifferenceIsASentence() {
    let old = Toolchain(["DCMTK": "3.6.7", "Swift": "6.3", "zlib": "1.2.13"])
    let new = Toolchain(["DCMTK": "3.6.8", "Swift": "6.3", "instructions": "AVX-512"])
    #expect(
      new.changes(since: old) == [
        "DCMTK is 3.6.8, was 3.6.7", "instructions AVX-512 is used now",
        "zlib 1.2.13 is no longer used",
      ])
    #expect(old.changes(since: old) == [])
  }

  @Test func itIsWrittenAsOneMapping() throws {
    let toolchain = Toolchain(["Swift": "6.3"])
    let data = try JSONEncoder().encode(toolchain)
    #expect(String(decoding: data, as: UTF8.self) == #"{"Swift":"6.3"}"#)
    #expect(try JSONDecoder().decode(Toolchain.self, from: data) == toolchain)
  }
}
