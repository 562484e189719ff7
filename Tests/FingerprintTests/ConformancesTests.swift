import Testing

@testable import fingerprint

@Suite struct ConformancesTests {
  private func types(_ source: String) -> [String] {
    Conformances.types(in: source, conformingTo: "RunnableStep")
  }

  @Test(arguments: [
    "struct A: RunnableStep {}", "package struct A: RunnableStep {", "extension A: RunnableStep {}",
    "extension A: Engine.RunnableStep {}", "extension A: @retroactive RunnableStep {",
    "public final class A: B, RunnableStep {", "@available(macOS 13, *) struct A: RunnableStep {}",
    "extension A:\n  RunnableStep\n{\n}", "struct A<T: B>: RunnableStep {}",
    "struct A: B & RunnableStep where C: D {}", "// B\n@frozen\npublic enum A : RunnableStep{}",
    "let a = 1; // x\nstruct A: RunnableStep {}\nstruct B: C {}",
  ])
  func aConformanceIsFoundHoweverItIsWritten(_ source: String) {
    #expect(types(source) == ["A"])
  }

  @Test(arguments: [
    "struct A: RunnableSteps {}", "// struct A: RunnableStep {}", "let a: any RunnableStep = b",
    "extension A: B where C: RunnableStep {}", "func a<B: RunnableStep>(_ b: B) {}",
  ])
  func whatIsNoneIsNotFound(_ source: String) {
    #expect(types(source) == [])
  }

  @Test func severalOfOneFileAreFound() {
    #expect(
      types("struct A: RunnableStep {\n}\n\nextension B.C: RunnableStep {\n  struct D: E {}\n}\n")
        == ["A", "B.C"])
  }
}
