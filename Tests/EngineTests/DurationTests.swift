import Foundation
import Testing

@testable import Engine

/// How long a build will take is told from earlier ones.
@Suite struct DurationTests {
  let shop = Workshop()
  let step = Repeated(word: FirstWord(file: FileReference(path: "a")), times: 2)
  let code = ["FirstWord": "1", "Repeated": "1"]

  init() async throws {
    shop.files["a"] = "one two"
    _ = await shop.run(step, code: code)
  }

  @Test func aPlanTellsHowLongItTookBefore() async throws {
    let newer = ["FirstWord": "2", "Repeated": "2"]
    let plan = try shop.executor(code: newer).plan([step, Drawn(name: "a")])
    #expect(plan.stale == 3)
    // The last never ran, nor did one of its kind.
    #expect(plan.steps.map { $0.seconds == nil } == [false, false, true])
    #expect(plan.new == 1)
    let known = plan.steps.compactMap(\.seconds).reduce(0, +)
    #expect(abs((plan.seconds(jobs: 1) ?? 0) - known) < 1e-9)
    #expect(try shop.executor(code: code).plan([step]).seconds(jobs: 2) == nil)
  }

  @Test func stepsThatWaitForOthersTakeTheirTime() {
    func entry(_ seconds: Double, after inputs: [Int] = []) -> Plan.Entry {
      Plan.Entry(
        name: "", id: "", title: "", key: nil, isStale: true, reasons: [], seconds: seconds,
        inputs: inputs)
    }
    let plan = Plan(steps: [entry(3), entry(4), entry(5, after: [0]), entry(1)])
    #expect(plan.seconds(jobs: 1) == 13)
    // 3 then 5 beside 4 then 1.
    #expect(plan.seconds(jobs: 2) == 8)
  }

  @Test func timesAreThoseOfTheStepOrTheMeanOfItsKind() throws {
    let node = try StepNode(step)
    let own = node.id
    func seconds(_ text: String) -> Double? { Durations(text).seconds(node)?.seconds }
    #expect(seconds("Repeated\tx\t2\nRepeated\ty\t4\nbroken\n") == 3)
    #expect(seconds("Repeated\tx\t2\nRepeated\t\(own)\t7\n") == 7)
    #expect(seconds("Other\tx\t2\n") == nil)
    // Twice the work, twice the time; what says nothing of its work is left out.
    #expect(step.work == 2)
    #expect(seconds("Repeated\tx\t3\t1\nRepeated\ty\t100\n") == 6)
    // One that was halted for a night does not count for more than its work.
    #expect(seconds("Repeated\tx\t3\t1\nRepeated\ty\t30000\t1\nRepeated\tz\t4\t1\n") == 8)
    #expect(Durations("Repeated\t\(own)\t7\n").seconds(node)?.isGuess == false)
    #expect(Durations("Repeated\tx\t7\n").seconds(node)?.isGuess == true)
  }
}
