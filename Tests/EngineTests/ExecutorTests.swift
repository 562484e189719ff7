import Foundation
import Synchronization
import Testing

@testable import Engine

private let a = FileReference(path: "a")
private let b = FileReference(path: "b")

@Suite struct ExecutorTests {
  private let shop = Workshop()
  private let twice = Repeated(word: FirstWord(file: a), times: 2)

  @Test func everyStepRunsOnceInputsFirst() async throws {
    shop.files["a"] = "one two"
    let thrice = Repeated(word: FirstWord(file: a), times: 3)
    let results = await shop.run(twice, thrice, twice)
    #expect(results.ran == 3)
    #expect(results.records.map(\.name) == ["FirstWord", "Repeated", "Repeated"])
    #expect(try results.output(of: twice).text == "one one")
    #expect(try results.output(of: thrice).text == "one one one")
    #expect(await shop.run(twice, thrice).ran == 0)
  }

  @Test func anInputThatComesOutTheSameRunsNothingAfterIt() async throws {
    shop.files["a"] = "one two"
    _ = await shop.run(twice)
    shop.files["a"] = "one three"
    #expect(await shop.run(twice).ran == 1)
    #expect(shop.started == ["first word of a"])
    shop.files["a"] = "four"
    #expect(await shop.run(twice).ran == 2)
    shop.files["a"] = "one two"
    #expect(await shop.run(twice).ran == 0)
  }

  @Test func aPlanAndItsRunAskForAFileOnce() async throws {
    shop.files["a"] = "one two"
    _ = await shop.run(twice)
    let before = shop.files.questions
    let executor = shop.executor()
    let plan = try executor.plan([twice])
    let kept = try executor.kept([twice])
    #expect(kept.record(of: twice) != nil)
    #expect(await executor.run([twice], plan: plan).ran == 0)
    #expect(shop.files.questions == before + 1)
  }

  @Test func changedCodeRunsItsStepsOnly() async throws {
    shop.files["a"] = "one"
    let code = ["FirstWord": "1", "Repeated": "1"]
    _ = await shop.run(twice, code: code)
    #expect(await shop.run(twice, code: ["FirstWord": "2", "Repeated": "1"]).ran == 1)
    #expect(await shop.run(twice, code: ["FirstWord": "1", "Repeated": "2"]).ran == 1)
    #expect(await shop.run(twice, code: code).ran == 0)
  }

  @Test func anotherLibraryRunsItsStepsAndAsksTheSame() async throws {
    shop.files["a"] = "one"
    let (old, new) = (Toolchain(["DCMTK": "3.6.7"]), Toolchain(["DCMTK": "3.6.8"]))
    let first = await shop.run(twice, toolchain: old)
    let second = await shop.run(twice, toolchain: new)
    #expect(first.ran == 2)
    #expect(second.ran == 2)
    #expect(first.records.map(\.asked) == second.records.map(\.asked))
    #expect(Set(first.records.map(\.key)).isDisjoint(with: second.records.map(\.key)))
    #expect(second.records.map(\.toolchain) == [new, new])
    // Both are kept.
    #expect(await shop.run(twice, toolchain: old).ran == 0)
    // What is asked is not the same where the sources are not.
    let other = await shop.run(twice, code: ["FirstWord": "2"], toolchain: old)
    #expect(other.records.first?.asked != first.records.first?.asked)
  }

  /// Nobody knows which of the two contents the step has read.
  @Test func whatWasReadOfAFileThatChangedMeanwhileIsNotKept() async throws {
    shop.files["a"] = "one"
    let word = FirstWord(file: a)
    let executor = shop.executor { [shop] event in
      if case .started = event { shop.files["a"] = "half" }
    }
    let results = await executor.run([word])
    #expect(
      results.failures.map(\.line) == [
        "failed: first word of a: a changed while it was read; build again"
      ])
    #expect(!shop.kept.contains { $0.hasPrefix("records/") || $0.hasPrefix("objects/") })
    // Neither is what it left half done.
    #expect(!shop.kept.contains { $0.hasPrefix("checkpoints/") })
    shop.files["a"] = "one"
    #expect(try await shop.run(word).output(of: word).text == "one")
  }

  @Test func aFileBelowAFolderThatChangedMeanwhileIsNoticed() async throws {
    shop.files["folder/a"] = "one"
    let step = Listing(
      declared: FileReference(path: "folder"), opened: FileReference(path: "folder"))
    let executor = shop.executor { [shop] event in
      if case .started = event { shop.files["folder/b"] = "two" }
    }
    #expect(
      await executor.run([step]).failures.map(\.sentence) == [
        "folder changed while it was read; build again"
      ])
  }

  @Test func aFailureStopsOnlyWhatNeedsIt() async throws {
    shop.files["a"] = " "
    shop.files["b"] = "fine"
    let good = Repeated(word: FirstWord(file: b), times: 2)
    let results = await shop.run(twice, good)
    #expect(results.ran == 2)
    #expect(try results.output(of: good).text == "fine fine")
    #expect(results.failures.map(\.step) == ["first word of a", "2 times"])
    #expect(results.failures.map(\.reason) == [.failed, .inputFailed])
    #expect(
      results.failures.map(\.sentence) == ["the file has no word", "the file has no word"])
    #expect(throws: StepFailure.self) { try results.output(of: twice) }
    #expect(shop.started == ["2 times", "first word of a", "first word of b"])
    // A failure is not kept: what is mended runs.
    shop.files["a"] = "mended"
    #expect(try await shop.run(twice, good).output(of: twice).text == "mended mended")
  }

  @Test func aStepGoesOnWithoutWhatItCanDoWithout() async throws {
    shop.files["a"] = " "
    shop.files["b"] = "fine"
    let words = [a, FileReference(path: "b")].map { FirstWord(file: $0) }
    let step = Joined(words: words)
    let results = await shop.run(step)
    #expect(try results.output(of: step).text == "1 fine")
    #expect(results.failures.map(\.step) == ["first word of a"])
    #expect(results.failures.map(\.reason) == [.failed])
    // The same again is not run again, but for what failed.
    #expect(await shop.run(step).ran == 0)
    // What is mended belongs to it.
    shop.files["a"] = "mended"
    #expect(try await shop.run(step).output(of: step).text == "0 mended, 1 fine")
    // Where all failed, so does it, for their reason.
    shop.files["a"] = ""
    shop.files["b"] = ""
    let none = await shop.run(step)
    #expect(none.failures.map(\.reason) == [.failed, .failed, .inputFailed])
    #expect(none.failures.last?.sentence == "the file has no word")
    #expect(none.failures.last?.step == "2 words")
  }

  @Test func failuresNameFilesAsTheirAuthorDoes() async throws {
    shop.files["own/masks/a.png"] = "x"
    let step = Complaining(
      folder: FileReference(path: "own"), file: FileReference(path: "own/masks/a.png"))
    #expect(
      await shop.run(step).failures.map(\.sentence) == ["own/masks/a.png: it is damaged"])
    let opened = OpenedFiles()
    opened.note(FileReference(dataset: "own", path: ""), at: URL(filePath: "/disk/own"))
    opened.note(FileReference(path: ""), at: URL(filePath: "/project"))
    #expect(opened.named("/disk/own/a.png: no, /disk/own") == "own/a.png: no, own")
    #expect(opened.named("/disk/own-2/a.png and /disk") == "/disk/own-2/a.png and /disk")
    #expect(opened.named("/project/own/a.png: no") == "own/a.png: no")
  }

  @Test func whatAnAuthorCallsAStepStandsAfterItsTitle() throws {
    shop.files["a"] = "one"
    let word = FirstWord(file: a)
    let executor = Executor(
      store: shop.store, files: shop.files, fingerprints: ["FirstWord": WorkCode(sources: "1")],
      seed: 1, jobs: 1,
      names: [(word, "words: first"), (word, "words: again"), (Drawn(name: "b"), "not asked for")])
    #expect(try executor.plan([word]).steps.map(\.title) == ["first word of a (words: first)"])
  }

  @Test func aFailureSaysWhichBlockAskedForItFirst() async throws {
    shop.files["a"] = " "
    let word = FirstWord(file: a)
    let (twice, thrice) = (Repeated(word: word, times: 2), Repeated(word: word, times: 3))
    let told = Mutex<[String?]>([])
    let executor = Executor(
      store: shop.store, files: shop.files,
      fingerprints: ["FirstWord": WorkCode(sources: "1"), "Repeated": WorkCode(sources: "1")],
      seed: 1, jobs: 1, places: [(twice, "a.md:3"), (thrice, "b.md:9"), (word, "c.md:1")]
    ) { event in
      if case .failed(_, _, .failed, _, let place) = event { told.withLock { $0.append(place) } }
    }
    let failures = await executor.run([thrice, twice]).failures
    #expect(told.withLock { $0 } == ["a.md:3"])
    #expect(
      failures.map(\.line) == [
        "a.md:3: failed: first word of a: the file has no word",
        "b.md:9: not built: 3 times: the file has no word",
        "a.md:3: not built: 2 times: the file has no word",
      ])
  }

  @Test func missingDataIsToldFromFailure() async throws {
    let results = await shop.run(Repeated(word: FirstWord(file: a), times: 2))
    #expect(results.failures.map(\.reason) == [.dataMissing, .dataMissing])
    #expect(results.failures.map(\.sentence) == ["a is nowhere", "a is nowhere"])
  }

  @Test func anUndeclaredFileIsNotOpened() async throws {
    shop.files["a"] = "mine"
    shop.files["b"] = "not mine"
    shop.files["folder/c"] = "below"
    func sentence(_ step: any Step) async -> String? {
      await shop.run(step).failures.first?.sentence
    }
    #expect(
      await sentence(Curious(declared: a, opened: b))
        == "Curious opened b, which is not among its files")
    let folder = FileReference(path: "folder")
    let below = FileReference(path: "folder/c")
    #expect(await sentence(Curious(declared: folder, opened: below)) == nil)
    let up = FileReference(path: "folder/../a")
    #expect(
      await sentence(Curious(declared: folder, opened: up))
        == "Curious opened folder/../a, which is not among its files")
    let other = FileReference(dataset: "set", path: "folder/c")
    #expect(
      await sentence(Curious(declared: folder, opened: other))
        == "Curious opened set/folder/c, which is not among its files")
    #expect(await shop.run(Listing(declared: folder, opened: folder)).failures == [])
    #expect(
      await sentence(Listing(declared: below, opened: folder))
        == "Listing opened folder, which is not among its files")
  }

  @Test func anUndeclaredInputIsNotRead() async throws {
    shop.files["a"] = "one"
    let word = FirstWord(file: a)
    let results = await shop.run(word, Eavesdropping(word: word))
    #expect(
      results.failures.map(\.sentence) == [
        "Eavesdropping read the output of FirstWord, which is not among its inputs"
      ])
  }

  @Test func aDirectiveReadsOnlyWhatWasRun() async throws {
    let results = await shop.run(Drawn(name: "a"))
    let failure = #expect(throws: StepFailure.self) { try results.output(of: Drawn(name: "b")) }
    #expect(failure?.reason == .notRun)
    #expect(
      failure?.sentence == "Drawn was not run; a directive reads only the steps that it names")
  }

  @Test func aStepThatNeedsItselfIsSaid() async throws {
    let results = await shop.run(Circular())
    #expect(
      results.failures.map(\.sentence) == ["Circular needs its own output through its inputs"])
    #expect(throws: StepFailure.self) { try shop.executor().plan([Circular()]) }
  }

  @Test func theSameOutputsWhateverTheNumberOfJobs() async throws {
    var digests: [[Digest]] = []
    for jobs in [1, 2, 8] {
      let shop = Workshop()
      let steps = (0..<20).map { number in
        shop.files["\(number % 5)"] = "word\(number % 5)"
        return Repeated(word: FirstWord(file: FileReference(path: "\(number % 5)")), times: number)
      }
      let results = await shop.executor(jobs: jobs).run(steps)
      #expect(results.ran == 25)
      digests.append(results.records.map(\.output))
    }
    #expect(digests[0] == digests[1])
    #expect(digests[0] == digests[2])
  }

  @Test func noMoreStepsAtOnceThanJobs() async throws {
    let running = Mutex((now: 0, most: 0))
    let executor = shop.executor(jobs: 3) { event in
      running.withLock { count in
        switch event {
        case .started: count.now += 1
        case .finished, .failed: count.now -= 1
        default: break
        }
        count.most = max(count.most, count.now)
      }
    }
    _ = await executor.run((0..<40).map { Drawn(name: "\($0)") })
    #expect(running.withLock { $0.most } <= 3)
    #expect(running.withLock { $0.now } == 0)
  }

  /// A display counts them: also what need not run after all, and what lacks its input.
  @Test func everyStaleStepEnds() async throws {
    shop.files["a"] = "one two"
    _ = await shop.run(twice)
    shop.files["a"] = "one three"
    shop.files["b"] = " "
    let bad = Repeated(word: FirstWord(file: b), times: 3)
    let ends = Mutex<[String]>([])
    let executor = shop.executor(jobs: 1) { event in
      switch event {
      case .finished(_, let title, let ran): ends.withLock { $0.append("\(title) \(ran)") }
      case .failed(_, let title, let reason, _, _):
        ends.withLock { $0.append("\(title) \(reason)") }
      default: break
      }
    }
    _ = await executor.run([twice, bad])
    #expect(
      ends.withLock { $0.sorted() } == [
        "2 times false", "3 times inputFailed", "first word of a true", "first word of b failed",
      ])
  }

  @Test func twoExecutorsOnOneStoreDoNoHarm() async throws {
    shop.files["a"] = "one"
    let steps = (0..<20).map { Repeated(word: FirstWord(file: a), times: $0) }
    let executor = shop.executor()
    async let first = executor.run(steps)
    async let second = executor.run(steps)
    let both = await [first, second]
    #expect(both.flatMap(\.failures) == [])
    #expect(both[0].records == both[1].records)
    #expect(!shop.kept.contains { $0.hasSuffix(".tmp") })
    #expect(await executor.run(steps).ran == 0)
  }

  @Test func aStepThatAnotherBuildIsAtIsWaitedFor() async throws {
    let steps = (0..<6).map { Slow(name: "\($0)") }
    // Builds of their own, that know nothing of each other but what is in the store.
    async let first = shop.executor().run(steps)
    async let second = shop.executor().run(steps)
    let both = await [first, second]
    #expect(both.flatMap(\.failures) == [])
    #expect(both[0].ran + both[1].ran == 6)
    #expect(both[0].records == both[1].records)
    #expect(shop.kept.filter { $0.hasPrefix("locks/") || $0.hasPrefix("checkpoints/") } == [])
  }

  @Test func aDamagedOutputOfAnInputIsComputedAgain() async throws {
    shop.files["a"] = "one"
    let word = FirstWord(file: a)
    let digest = try #require(await shop.run(word).records.first?.output.hex)
    try shop.letTheClockTick()
    try Data("two".utf8).write(
      to: shop.place(of: "objects/\(digest.prefix(2))/\(digest.dropFirst(2))"))
    let step = Repeated(word: word, times: 2)
    let results = await shop.run(step)
    #expect(results.ran == 2)
    #expect(try results.output(of: step).text == "one one")
  }

  @Test func aCancelledRunStartsNothingMore() async throws {
    let (starts, signal) = AsyncStream<Void>.makeStream()
    let executor = shop.executor(jobs: 2) { event in
      if case .started = event { signal.yield() }
    }
    let task = Task { await executor.run((0..<10).map { Waiting(name: "\($0)") }) }
    var count = 0
    for await _ in starts {
      count += 1
      if count == 2 { break }
    }
    task.cancel()
    let results = await task.value
    #expect(results.ran == 0)
    #expect(shop.started.count == 2)
    #expect(results.failures.count == 10)
    #expect(Set(results.failures.map(\.reason)) == [.notRun])
    #expect(Set(results.failures.map(\.sentence)) == ["the build was cancelled"])
  }

  @Test func checkpointsLastUntilTheStepIsDone() async throws {
    #expect(await shop.run(Resuming()).failures.count == 1)
    #expect(shop.kept.contains { $0.hasPrefix("checkpoints/") })
    let results = await shop.run(Resuming())
    #expect(try results.output(of: Resuming()).text == "half and half")
    #expect(!shop.kept.contains { $0.hasPrefix("checkpoints/") })
    // The second half took less time than the step will.
    #expect(try shop.executor(code: ["Resuming": "2"]).plan([Resuming()]).steps[0].seconds == nil)
  }

  @Test func whatARunTellsOfItselfStaysBesideItsResult() async throws {
    let step = Telling(word: "same")
    let id = try StepNode(step).id
    #expect(try shop.store.journal(of: id) == nil)
    let first = try #require(await shop.run(step).record(of: step))
    let told = try #require(try shop.store.journal(of: id))
    let second = try #require(await shop.run(step, code: ["Telling": "2"]).record(of: step))
    #expect(try shop.store.journal(of: id) != told)
    #expect(second.output == first.output)
  }
}

@Suite struct SeedTests {
  private let shop = Workshop()

  @Test func aSeedIsAFunctionOfTheBooksSeedAndTheStep() async throws {
    func seed(_ name: String, book: UInt64) async throws -> String {
      try await shop.run(Drawn(name: name), seed: book).output(of: Drawn(name: name)).text
    }
    let first = try await seed("a", book: 7)
    #expect(try await seed("b", book: 7) != first)
    #expect(try await seed("a", book: 8) != first)
    #expect(try await seed("a", book: 7) == first)
    // The first 64 bits of SHA-256 of `7 Drawn {"name":"a"}`, so that it is the same everywhere.
    let digest = Digest(of: #"7 Drawn {"name":"a"}"#)
    #expect(first == String(UInt64(digest.hex.prefix(16), radix: 16) ?? 0))
  }

  @Test func addingAStepChangesNoOther() async throws {
    _ = await shop.run(Drawn(name: "a"), Drawn(name: "c"))
    let results = await shop.run(Drawn(name: "b"), Drawn(name: "a"), Drawn(name: "c"))
    #expect(results.ran == 1)
  }

  @Test func aStepWithoutAFingerprintOfItsCodeIsRefused() async {
    struct Unknown: RunnableStep {
      func run(_ context: StepContext) async throws -> Line { Line(text: "") }
    }
    let results = await Workshop().run(Unknown())
    #expect(results.ran == 0)
    #expect(
      results.failures.map(\.sentence) == [
        "Unknown has no fingerprint of its code; its target must be one that Study depends on"
      ])
  }
}
