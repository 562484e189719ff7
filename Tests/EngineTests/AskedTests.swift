import Engine
import Foundation
import Testing

@Suite struct AskedTests {
  private struct Text: JSONArtifact, Hashable { var text: String }
  private struct Other: JSONArtifact, Hashable { var text: String }

  private struct Written: RunnableStep {
    var text: String
    func run(_ context: any StepContext) async throws -> Text { Text(text: text) }
  }
  private struct Counted: RunnableStep {
    var count: Int
    func run(_ context: any StepContext) async throws -> Text { Text(text: "\(count)") }
  }
  private struct Elsewhere: RunnableStep {
    var text: String
    func run(_ context: any StepContext) async throws -> Other { Other(text: text) }
  }
  private struct Reading: RunnableStep {
    var source: Asked<Text>
    var inputs: [any Step] { [source.step] }
    func run(_ context: any StepContext) async throws -> Text { try context.output(of: source) }
  }

  @Test func aStepIsWrittenAsItself() throws {
    let text = String(
      decoding: try StepCoding.encode(Reading(source: Asked(Written(text: "a")))), as: UTF8.self)
    #expect(text == #"{"parameters":{"source":{"text":"a"}},"step":"Reading"}"#)
  }

  @Test func theStepWithThisOutputAndTheseParametersIsRead() throws {
    let types: [any Step.Type] = [Counted.self, Elsewhere.self, Reading.self, Written.self]
    for step in [
      Reading(source: Asked(Written(text: "a"))), Reading(source: Asked(Counted(count: 3))),
    ] {
      let read = try StepCoding.decode(try StepCoding.encode(step), types: types)
      #expect(AnyHashable(read) == AnyHashable(step))
    }
    #expect(throws: (any Error).self) {
      try StepCoding.decode(
        StepCoding.encode(Reading(source: Asked(Written(text: "a")))),
        types: [Counted.self, Elsewhere.self, Reading.self])
    }
  }

  @Test func equalStepsAreEqual() {
    #expect(Asked(Written(text: "a")) == Asked(Written(text: "a")))
    #expect(Asked(Written(text: "a")) != Asked(Written(text: "b")))
    #expect(Asked(Written(text: "3")) != Asked(Counted(count: 3)))
  }
}
