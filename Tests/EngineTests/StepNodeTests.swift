import Foundation
import Testing

@testable import Engine

@Suite struct StepNodeTests {
  private struct Number: JSONArtifact, Hashable { var value: Double }

  private struct Drawn: Step {
    typealias Output = Number
    var count: Int
  }

  private struct Sampled: Step {
    typealias Output = Number
    static let seedName = "Drawn"
    var count: Int
  }

  @Test func aSeedFollowsFromTheBookTheNameAndTheParameters() throws {
    let seed = try StepNode(Drawn(count: 1)).seed(book: 7)
    #expect(try StepNode(Drawn(count: 1)).seed(book: 7) == seed)
    #expect(try StepNode(Drawn(count: 1)).seed(book: 8) != seed)
    #expect(try StepNode(Drawn(count: 2)).seed(book: 7) != seed)
  }

  @Test func aRenamedStepKeepsItsSeedAndIsAnotherStep() throws {
    let (old, new) = (try StepNode(Drawn(count: 1)), try StepNode(Sampled(count: 1)))
    #expect(old.seed(book: 7) == new.seed(book: 7))
    #expect(old.id != new.id)
    #expect(new.name == "Sampled")
  }
}
