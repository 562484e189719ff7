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

  /// Of several steps of a kind, each is compared with what it was itself.
  @Test func aStepIsComparedWithItsOwnPast() async throws {
    func named(_ weight: Double) -> Weighed { Weighed(weight: weight, names: ["a"]) }
    let before = await shop.run(named(1), named(2))
    let last = before.records.map(\.key)
    #expect(
      try shop.reasons([named(5), named(2)], since: last) == [
        ["the parameter weight changed from 1 to 5"], [],
      ])
    #expect(
      try shop.reasons([named(1), named(5)], since: last) == [
        [], ["the parameter weight changed from 2 to 5"],
      ])
    // Both changed: the order tells which was which.
    #expect(
      try shop.reasons([named(5), named(6)], since: last) == [
        ["the parameter weight changed from 1 to 5"], ["the parameter weight changed from 2 to 6"],
      ])
    #expect(
      try shop.reasons([named(6), named(5)], since: last) == [
        ["the parameter weight changed from 1 to 6"], ["the parameter weight changed from 2 to 5"],
      ])
    // A third beside them has no past.
    #expect(
      try shop.reasons([named(1), named(2), named(5)], since: last).last == ["it has never run"])
  }

  /// Neither what an older build left behind nor what another step was before is its past.
  @Test func aNewStepHasNoPast() async throws {
    func named(_ weight: Double) -> Weighed { Weighed(weight: weight, names: ["a"]) }
    _ = await shop.run(named(7))
    let last = await shop.run(named(1), named(2)).records.map(\.key)
    #expect(
      try shop.reasons([named(1), named(2), named(5)], since: last).last == ["it has never run"])
    #expect(
      try shop.reasons([named(1), named(5), named(6)], since: last) == [
        [], ["the parameter weight changed from 2 to 5"], ["it has never run"],
      ])
  }

  @Test func theLastBuildIsComparedWithAndNoOlderOne() async throws {
    for weight in [1.0, 2, 3, 4] { _ = await shop.run(Weighed(weight: weight, names: [])) }
    for weight in [1.0, 2, 3, 4] {
      let last = await shop.run(Weighed(weight: weight, names: [])).records.map(\.key)
      #expect(
        try shop.reasons([Weighed(weight: 9, names: [])], since: last) == [
          ["the parameter weight changed from \(Int(weight)) to 9"]
        ])
    }
  }

  @Test func manyChangedParametersAreCounted() async throws {
    let old = Weighed(weight: 1, names: ["a", "b", "c", "d", "e", "f"])
    _ = await shop.run(old)
    let new = Weighed(weight: 2, names: ["g", "h", "i", "j", "k", "l"])
    let reasons = try shop.reasons(new, code: ["Weighed": "2"])
    #expect(reasons.first == #"the parameter names.0 changed from "a" to "g""#)
    #expect(
      reasons.suffix(2) == [
        "and 2 more parameters changed", "the code that computes it changed",
      ])
  }

  @Test func aChangedFile() throws {
    shop.files["a"] = "three"
    #expect(try shop.reasons(step.word, code: code) == ["the file a changed"])
    #expect(
      try shop.reasons(step, code: code) == ["first word of a will run first: the file a changed"])
  }

  @Test func behindStaleInputsStandsWhatTheyBeginWith() async throws {
    let poem = Lines(verses: [step])
    _ = await shop.run(poem, code: code)
    shop.files["a"] = "three"
    #expect(
      try shop.reasons(poem, code: code) == [
        "2 times will run first, because of first word of a: the file a changed"
      ])
    #expect(
      try shop.reasons(poem, code: ["FirstWord": "2"]) == [
        "2 times will run first, because of first word of a: the code that computes it changed"
      ])
  }

  @Test func manyStaleInputsAreCounted() throws {
    let poem = Lines(verses: (3..<10).map { Repeated(word: step.word, times: $0) })
    let reasons = try shop.reasons(poem, code: code)
    #expect(reasons.count == 6)
    #expect(reasons.last == "and 2 more inputs will run first")
    #expect(
      try shop.reasons(poem).first
        == "3 times will run first: the parameter times changed from 2 to 3")
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

  @Test func anotherVersionIsNamed() async throws {
    let old = Toolchain(["DCMTK": "3.6.7", "Swift": "6.3"])
    _ = await shop.run(step, code: code, toolchain: old)
    let new = Toolchain(["DCMTK": "3.6.8", "Swift": "6.3"])
    #expect(
      try shop.reasons(step.word, code: code, toolchain: new) == ["DCMTK is 3.6.8, was 3.6.7"])
    #expect(
      try shop.reasons(step, code: code, toolchain: new) == [
        "first word of a will run first: DCMTK is 3.6.8, was 3.6.7"
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

  private func problem(_ text: String) -> StepProblem? {
    #expect(throws: StepProblem.self) {
      try StepCoding.decode(Data(text.utf8), types: Self.types)
    }
  }

  @Test func anUnknownStepIsSaid() {
    let wrong = problem(#"{"step":"Wrong"}"#)
    #expect(wrong == .unknownStep("Wrong", known: ["FirstWord", "Repeated", "Weighed"]))
    #expect(wrong?.description == "there is no step `Wrong`")
  }

  @Test(arguments: ["", "{", "[]", #"{"step":"Weighed"}"#, #"{"step":"Weighed","parameters":[]}"#])
  func whatIsNoStepIsSaid(text: String) {
    #expect(
      problem(text)?.description
        == #"a step is written {"step": "TypeName", "parameters": {...}} with all its parameters"#)
  }

  @Test(arguments: [
    (
      #"{"weight":1,"nmaes":["a"]}"#, "the step `Weighed` has no parameter `nmaes`",
      ["names", "weight"]
    ),
    (#"{"weight":1,"sed":3}"#, "the step `Weighed` has no parameter `sed`", ["names", "weight"]),
  ])
  func anUnknownParameterIsSaid(parameters: String, sentence: String, known: [String]) {
    let wrong = problem(#"{"step":"Weighed","parameters":\#(parameters)}"#)
    #expect(wrong?.description == sentence)
    guard case .unknownParameter(_, _, known)? = wrong else {
      Issue.record("\(known) are known")
      return
    }
  }

  @Test func anUnknownParameterOfAParameterIsSaid() {
    let wrong = problem(
      #"{"step":"Repeated","parameters":{"times":2,"word":{"file":{"path":"x","datset":"y"}}}}"#)
    #expect(wrong?.description == "the step `Repeated` has no parameter `word.file.datset`")
    #expect(
      problem(#"{"step":"Weighed","parameters":{"weight":1},"seed":3}"#)
        == .unknownParameter("seed", step: "Weighed", known: ["parameters", "step"]))
  }

  @Test func aMissingParameterIsSaid() {
    let wrong = problem(#"{"step":"Weighed","parameters":{"wieght":1}}"#)
    #expect(wrong == .missingParameter("weight", step: "Weighed", written: ["wieght"]))
    #expect(wrong?.description == "the step `Weighed` needs the parameter `weight`")
    #expect(
      problem(#"{"step":"Repeated","parameters":{"times":2,"word":{}}}"#)
        == .missingParameter("word.file", step: "Repeated", written: []))
  }

  @Test func aParameterOfAnotherKindIsSaid() {
    #expect(
      problem(#"{"step":"Weighed","parameters":{"weight":"much"}}"#)?.description
        == "the step `Weighed`: the parameter `weight` has the wrong kind of value")
  }

  @Test func aParameterThatIsNotSetMayBeNull() throws {
    let step = try StepCoding.decode(
      Data(#"{"step":"Weighed","parameters":{"weight":1,"names":null}}"#.utf8), types: Self.types)
    #expect(step as? Weighed == Weighed(weight: 1))
  }
}
