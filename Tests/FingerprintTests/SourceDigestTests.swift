import Testing

@testable import fingerprint

@Suite struct SourceDigestTests {
  /// FIPS 180-2, appendix B.1.
  @Test func abc() {
    #expect(
      SourceDigest.hex(of: "abc")
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
