import Foundation
import Testing

@testable import Engine

private let a = FileReference(path: "a")

/// Why a step would run is named.
@Suite struct PlanTests {
  let shop = Workshop()
  let step = Repeated(word: FirstWord(file: a), times: 2)
  let code = ["FirstWord": "1", "Repeated": "1"]

  init() async throws {
    shop.files["a"] = "one two"
    _ = await shop.run(step, code: code)
  }

  @Test func whatIsUpToDateHasNoReasons() throws {
    let plan = try shop.executor(code: code).plan([step])
    #expect(plan.total == 2)
    #expect(plan.stale == 0)
    #expect(plan.steps.allSatisfy { $0.key != nil && $0.reasons.isEmpty })
  }

  @Test func aStepThatNeverRan() throws {
    #expect(try shop.reasons(Drawn(name: "a")) == ["it has never run"])
  }

  @Test func aChangedParameter() throws {
    #expect(
      try shop.reasons(Repeated(word: FirstWord(file: a), times: 3), code: code) == [
        "the parameter times changed from 2 to 3"
      ])
  }

  @Test func ofLargeParametersTheLeafThatDiffersIsNamed() {
    let old =
      #"{"plan":{"phases":[{"epochs":6,"rate":0.003}],"start":{"random":{}},"seed":18446744073709551615}}"#
    func changes(_ edits: (String, String)...) -> [String] {
      let new = edits.reduce(old) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
      return ParameterTree.changes(from: ParameterTree(old), to: ParameterTree(new))
    }
    #expect(changes(("0.003", "0.001")) == ["plan.phases.0.rate changed from 0.003 to 0.001"])
    #expect(changes(("551615", "551614")).count == 1)
    #expect(
      changes((#"{"random":{}}"#, #"{"file":{"path":"\#(String(repeating: "x", count: 90))"}}"#))
        == [
          #"plan.start.file changed from nothing to {path: "\#(String(repeating: "x", count: 51))…"#,
          "plan.start.random changed from {} to nothing",
        ])
    #expect(changes(("},{", "},{"), ("}],", "},{}],")).count == 1)
  }

  @Test func aRunWithTheSameParametersIsComparedWith() async throws {
    for times in 3..<9 { _ = await shop.run(Repeated(word: step.word, times: times), code: code) }
    let newer = ["FirstWord": "1", "Repeated": "2"]
    for times in 3..<9 {
      #expect(
        try shop.reasons(Repeated(word: step.word, times: times), code: newer) == [
          "the code that computes it changed"
        ])
    }
    #expect(
      try shop.reasons(Repeated(word: step.word, times: 9), code: newer).count == 2)
    shop.files["b"] = "one"
    let other = FirstWord(file: FileReference(path: "b"))
    _ = await shop.run(other, code: code)
    shop.files["a"] = "changed"
    shop.files["b"] = "changed"
    #expect(try shop.reasons(step.word, code: code) == ["the file a changed"])
    #expect(try shop.reasons(other, code: code) == ["the file b changed"])
  }

  @Test func aChangedFile() throws {
    shop.files["a"] = "three"
    #expect(try shop.reasons(step.word, code: code) == ["the file a changed"])
    #expect(try shop.reasons(step, code: code) == ["first word of a will run first"])
  }

  @Test func aChangedInput() async throws {
    shop.files["a"] = "three"
    _ = await shop.run(step.word, code: code)
    #expect(
      try shop.reasons(step, code: code) == [
        "the output of first word of a changed"
      ])
  }

  @Test func changedCode() throws {
    #expect(
      try shop.reasons(step, code: ["FirstWord": "1", "Repeated": "2"]) == [
        "the code that computes it changed"
      ])
  }

  @Test func aChangedSeed() async throws {
    _ = await shop.run(Drawn(name: "a"))
    #expect(try shop.reasons(Drawn(name: "a"), seed: 8) == ["the book's seed changed"])
  }

  @Test func aPrunedOutput() throws {
    for name in shop.kept where name.hasPrefix("objects/") {
      try FileManager.default.removeItem(at: shop.place(of: name))
    }
    #expect(try shop.reasons(step.word, code: code) == ["its output is gone from the store"])
  }

  @Test func missingDataIsTheReasonAndNothingRuns() throws {
    shop.files["a"] = nil
    #expect(try shop.reasons(step.word, code: code) == ["a is nowhere"])
    let before = shop.kept
    _ = try shop.executor(code: code).plan([step, Drawn(name: "a")])
    #expect(shop.kept == before)
  }
}

@Suite struct StepCodingTests {
  static let types: [any Step.Type] = [Weighed.self, FirstWord.self, Repeated.self]

  @Test(arguments: [0.1, 1e300, -0.0, .infinity, -.infinity])
  func aStepComesBackAsItWas(weight: Double) throws {
    let step = Weighed(weight: weight, names: ["a/b", "ü"])
    let back = try StepCoding.decode(StepCoding.encode(step), types: Self.types)
    #expect(back as? Weighed == step)
  }

  @Test func aNestedStepComesBack() throws {
    let step = Repeated(word: FirstWord(file: FileReference(dataset: "set", path: "x/y")), times: 2)
    let data = try StepCoding.encode(step)
    #expect(
      String(decoding: data, as: UTF8.self)
        == #"{"parameters":{"times":2,"word":{"file":{"dataset":"set","path":"x/y"}}},"step":"Repeated"}"#
    )
    #expect(try StepCoding.decode(data, types: Self.types) as? Repeated == step)
  }

  @Test func anUnknownStepIsSaid() throws {
    let failure = #expect(throws: StepFailure.self) {
      try StepCoding.decode(Data(#"{"step":"Wrong"}"#.utf8), types: Self.types)
    }
    #expect(
      failure?.sentence
        == "there is no step `Wrong`; the steps are FirstWord, Repeated, Weighed")
  }

  @Test(arguments: ["", "{", "[]", #"{"step":"Weighed"}"#, #"{"step":"Weighed","parameters":{}}"#])
  func whatIsNoStepIsSaid(text: String) throws {
    let failure = #expect(throws: StepFailure.self) {
      try StepCoding.decode(Data(text.utf8), types: Self.types)
    }
    #expect(
      failure?.sentence
        == #"a step is written {"step": "TypeName", "parameters": {...}} with all its parameters"#)
  }
}
