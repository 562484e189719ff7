import Testing

@testable import Engine

@Suite struct DecodedOutputsTests {
  /// What was read from the store, in order.
  private final class Reads {
    var steps: [String] = []
  }

  private let reads = Reads()

  private func ask(_ outputs: DecodedOutputs, _ step: String, size: Int) throws {
    let value = try outputs.value(of: step) {
      reads.steps.append(step)
      return (value: step + "!", size: size)
    }
    #expect(value == step + "!")
  }

  @Test func anOutputIsReadOnce() throws {
    let outputs = DecodedOutputs(limit: 10)
    for step in ["a", "b", "a", "b"] { try ask(outputs, step, size: 5) }
    #expect(reads.steps == ["a", "b"])
  }

  @Test func whatWasNotAskedForLongestGoesFirst() throws {
    let outputs = DecodedOutputs(limit: 10)
    for step in ["a", "b", "a", "c"] { try ask(outputs, step, size: 5) }
    // `b` has made room for `c`.
    for step in ["a", "c", "b"] { try ask(outputs, step, size: 5) }
    #expect(reads.steps == ["a", "b", "c", "b"])
  }

  @Test func oneThatIsLargerThanAllStaysUntilTheNext() throws {
    let outputs = DecodedOutputs(limit: 10)
    for step in ["a", "b", "b", "a"] { try ask(outputs, step, size: 100) }
    #expect(reads.steps == ["a", "b", "a"])
  }

  @Test func whatCannotBeReadIsTriedAgain() throws {
    struct Gone: Error {}
    let outputs = DecodedOutputs(limit: 10)
    #expect(throws: Gone.self) {
      try outputs.value(of: "a") { () throws -> (value: String, size: Int) in throw Gone() }
    }
    try ask(outputs, "a", size: 1)
    #expect(reads.steps == ["a"])
  }
}
