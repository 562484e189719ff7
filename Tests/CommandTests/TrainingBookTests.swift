import CohortTerms
import Foundation
import TestSupport
import Testing

/// A small book that trains networks: one labels a cohort, another learns from these labels, and a
/// third finds nothing to learn from.
@Suite struct TrainingBookTests {
  private static let chapter = """
    ---
    title: Trained
    parameters:
      teacher: {data: {phantom: biobank, patients: 2, matrix: 32}, size: 32, widths: [4, 8], epochs: 4, validation: 0, batch: 4}
      cohort: {phantom: challenge, patients: 2, phases: 4, matrix: 48, inject: [rotation]}
      others: {phantom: challenge, patients: 2, seed: 2, phases: 4, matrix: 48, inject: [rotation]}
    ---
    # Trained

    ```{training} runs
    data: {cohort: $cohort, labels: $teacher, frames: 2}
    test: {cohort: $others, labels: truth, frames: 1}
    volumes: $others
    size: 32
    widths: [4, 8]
    epochs: 1
    validation: 0
    repetitions: 20
    runs:
      - {name: teacher, trained: $teacher}
      - {name: pupil}
      - {name: nobody, data: {cohort: $cohort, labels: $teacher, confidence: 0.000001}}
    captions:
      test: How they do.
    ```

    ```{prediction-gallery} views
    cohort: $cohort
    networks: [{name: teacher, trained: $teacher}]
    ```

    """

  private final class Book {
    private let folder: TemporaryFolder
    var root: URL { folder.url }

    init() throws {
      folder = TemporaryFolder()
      try folder.file(
        "Chapters/book.yaml", "title: Trained\nchapters: [index.md]\nseed: 3\n".utf8)
      try write(TrainingBookTests.chapter)
    }

    func write(_ chapter: String) throws {
      try Data(chapter.utf8).write(to: root.appending(path: "Chapters/index.md"))
    }

    func build(_ arguments: String...) throws -> Command {
      try Command(["build"] + arguments, in: root)
    }

    /// Of everything that is published, by path.
    func outputs(_ name: String) throws -> [String: Data] {
      let folder = root.appending(path: name)
      let paths =
        FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
      var files: [String: Data] = [:]
      for path in paths where !path.hasPrefix(".store") {
        files[path] = try? Data(contentsOf: folder.appending(path: path))
      }
      return files
    }
  }

  private func trainings(_ outcome: Command.Outcome) -> Int {
    outcome.lines.count { $0.contains("\"started\"") && $0.contains("\"network of") }
  }

  @Test func itIsTheSameHoweverItIsBuilt() async throws {
    let book = try Book()
    let first = try await book.build(
      "--jobs", "1", "--json", "--output", "one", "--store", "one/.store"
    ).run()
    // A run that failed: its reason stands in the table, and the others are there.
    #expect(first.status == 1)
    let table = try String(
      contentsOf: book.root.appending(path: "one/tables/runs.tsv"), encoding: .utf8)
    #expect(
      table.contains(
        "failed: no series is left to learn from: none has a score as low as asked for"))
    #expect(table.contains("pupil"))

    let second = try await book.build("--jobs", "2", "--output", "two", "--store", "two/.store")
      .run()
    #expect(second.status == 1)
    let expected = try book.outputs("one")
    #expect(expected.count > 20)
    #expect(try book.outputs("two") == expected)

    // Killed in the second of four epochs, and taken up again.
    let killed = try await book.build(
      "--jobs", "1", "--json", "--output", "three", "--store", "three/.store"
    ).run {
      process, text in
      if text.contains("epoch 2/4") { kill(process, SIGKILL) }
    }
    #expect(killed.status == -SIGKILL)
    let resumed = try await book.build(
      "--jobs", "1", "--json", "--output", "three", "--store", "three/.store"
    ).run()
    #expect(!resumed.output.contains("epoch 1/4"))
    #expect(try book.outputs("three") == expected)

    // Losses, metrics and times of all epochs, those before it was killed too.
    let log = try await Command(
      ["log", "--output", "three", "--store", "three/.store", "network"], in: book.root
    ).run()
    #expect(log.status == 0)
    #expect(log.output.contains("epoch\tseen\ttrain_loss"))
    let last = log.lines.filter { $0.hasPrefix("4\t") }.compactMap {
      $0.split(separator: "\t", omittingEmptySubsequences: false).dropLast().last.flatMap {
        Double($0)
      }
    }
    #expect(!last.isEmpty && last.allSatisfy { $0 > 0 })
    let none = try await Command(
      ["log", "--output", "three", "--store", "three/.store", "nobody"], in: book.root
    ).run()
    #expect(none.status == 1)

    // Another caption trains nothing, another rate one network.
    try book.write(
      Self.chapter.replacingOccurrences(of: "How they do.", with: "How all of them do."))
    #expect(
      trainings(try await book.build("--json", "--output", "one", "--store", "one/.store").run())
        == 1)
    try book.write(
      Self.chapter.replacingOccurrences(of: "{name: pupil}", with: "{name: pupil, rate: 0.001}"))
    #expect(
      trainings(try await book.build("--json", "--output", "one", "--store", "one/.store").run())
        == 2)
  }
}
