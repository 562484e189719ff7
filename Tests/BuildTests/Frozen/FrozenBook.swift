import Engine
import Foundation
import Synchronization
import TestSupport

@testable import Book
@testable import Build

/// A book over a data set whose checksums are known and whose files come and go.
final class FrozenBook {
  /// The files of a data set in a folder, with the checksums of a catalog.
  final class Files: FileSource {
    let folder: URL
    let checksums = Mutex<[String: Digest]>([:])
    init(_ folder: URL) { self.folder = folder }

    var datasetNames: [String]? { ["set"] }

    func location(of file: FileReference) throws -> URL {
      let place = folder.appending(path: file.path)
      guard FileManager.default.fileExists(atPath: place.path) else {
        throw DataMissing("\(file) is not here", dataset: file.dataset)
      }
      return place
    }

    func digest(of file: FileReference) throws -> Digest {
      guard let digest = checksums.withLock({ $0[file.path] }) else {
        throw DataMissing("\(file) is not in the catalog")
      }
      return digest
    }

    func files(in folder: FileReference) throws -> [FileReference] { [] }
  }

  private let temporary = TemporaryFolder()
  var root: URL { temporary.url }
  let files: Files
  var code = "1"
  var toolchain = Toolchain(["Swift": "6.3"])
  var directiveSources = "1"

  init() throws {
    files = Files(temporary.place("away/set"))
    try data("a.tsv", "name\tvalue\na\t1\nb\t2.5\nc\t7\nd\t8\ne\t9\n")
    try data("b.tsv", "name\tvalue\na\t10\nb\t20\nc\t40\nd\t50\ne\t60\n")
    try write(
      "Chapters/book.yaml", "title: A book\nseed: 7\nchapters:\n  - index.md\n  - other.md\n")
    try write(
      "Chapters/index.md",
      """
      ---
      data: {own: set}
      ---
      # First

      The value is {val}`scaled[a].value : .2f` ml, see [](#fig-scaled).

      ```{scaled} scaled
      source: own/a.tsv
      factor: 3
      ```

      ```{replication}
      source: a paper
      scaled[b].value: 7.5
      ```

      """)
    try write(
      "Chapters/other.md",
      """
      ---
      data: {own: set}
      ---
      # Second

      ```{squared} squared
      source: own/b.tsv
      ```

      """)
  }

  /// Writes a file of the data set and its line of the catalog.
  func data(_ name: String, _ text: String) throws {
    try temporary.file("away/set/\(name)", text.utf8)
    files.checksums.withLock { $0[name] = Digest(of: text) }
  }

  func write(_ path: String, _ text: String) throws { try temporary.file(path, text.utf8) }

  func read(_ path: String) throws -> String {
    try String(contentsOf: temporary.place(path), encoding: .utf8)
  }

  func edit(_ path: String, _ old: String, _ new: String) throws {
    let text = try read(path)
    precondition(text.contains(old), "the text to edit is there")
    try write(path, text.replacing(old, with: new))
  }

  /// Takes the data away, and all that was computed from them.
  func loseData() throws {
    for name in ["away", "output"] {
      try? FileManager.default.removeItem(at: temporary.place(name))
    }
  }

  /// A builder on another machine if `toolchain` was changed.
  var builder: BookBuild {
    BookBuild(
      root: root, output: temporary.place("output"),
      directives: [ScaledDirective.self, SquaredDirective.self],
      fingerprints: [
        "Scaled": WorkCode(sources: code, toolchain: toolchain),
        "Squared": WorkCode(sources: code, toolchain: toolchain),
      ], rendererFingerprint: "1", directiveSources: directiveSources, files: files,
      options: BuildOptions(jobs: 2))
  }

  @discardableResult
  func freeze(isCheck: Bool = false) async -> FreezeOutcome {
    await builder.freeze(isCheck: isCheck)
  }

  func build() async -> BuildOutcome { await builder.run() }

  /// The bytes and times of change of the frozen files, by name.
  func frozen() throws -> [String: (text: String, changed: Date?)] {
    let folder = temporary.place("data/frozen")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try Dictionary(
      uniqueKeysWithValues: names.map { name in
        let file = folder.appending(path: name)
        let values = try file.resourceValues(forKeys: [.contentModificationDateKey])
        return (name, (try read("data/frozen/\(name)"), values.contentModificationDate))
      })
  }
}
