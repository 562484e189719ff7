import Foundation
import Synchronization
import TestSupport

@testable import Engine

/// A store in a temporary folder, files in memory, and a list of what ran.
final class Workshop: Sendable {
  private let temporary: TemporaryFolder
  let store: Store
  let files: MemoryFiles
  private let titles = Mutex<[String]>([])

  init() {
    temporary = TemporaryFolder()
    store = Store(at: temporary.place("store"))
    files = MemoryFiles(in: temporary.place("files"))
  }

  /// Of the tests' steps.
  private static let code = Dictionary(
    uniqueKeysWithValues: [
      "FirstWord", "Repeated", "Drawn", "Curious", "Listing", "Eavesdropping", "Circular",
      "Waiting",
      "Weighed", "Resuming", "Joined", "Complaining", "Slow", "Telling", "Lines",
    ].map { ($0, "1") })

  func executor(
    jobs: Int = 2, seed: UInt64 = 7, code: [String: String] = [:],
    toolchain: Toolchain = Toolchain(),
    events: @escaping @Sendable (BuildEvent) -> Void = { _ in }
  ) -> Executor {
    let code = Self.code.merging(code) { $1 }.mapValues {
      WorkCode(sources: $0, toolchain: toolchain)
    }
    return Executor(store: store, files: files, fingerprints: code, seed: seed, jobs: jobs) {
      event in
      if case .started(_, let title) = event { self.titles.withLock { $0.append(title) } }
      events(event)
    }
  }

  func run(
    _ steps: any Step..., seed: UInt64 = 7, code: [String: String] = [:],
    toolchain: Toolchain = Toolchain()
  ) async -> StepResults {
    titles.withLock { $0 = [] }
    return await executor(seed: seed, code: code, toolchain: toolchain).run(steps)
  }

  /// Titles of what the last run started, sorted.
  var started: [String] { titles.withLock { $0.sorted() } }

  func reasons(
    _ step: any Step, seed: UInt64 = 7, code: [String: String] = [:],
    toolchain: Toolchain = Toolchain()
  ) throws -> [String] {
    try executor(seed: seed, code: code, toolchain: toolchain).plan([step]).steps.last?.reasons
      ?? []
  }

  /// Of each step; `last`: keys of the last build.
  func reasons(_ steps: [any Step], since last: [Digest]) throws -> [[String]] {
    try executor().plan(steps, since: last).steps.map(\.reasons)
  }

  /// Paths of the store's files, sorted.
  var kept: [String] {
    let names =
      FileManager.default.enumerator(atPath: store.folder.path)?.compactMap { $0 as? String } ?? []
    return names.filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(
        atPath: store.folder.appendingPathComponent(name).path, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }

  /// Damages the output of a step, and makes its record younger than that.
  func damage(_ record: StepRecord) throws {
    let hex = record.output.hex
    try Data("damaged".utf8).write(to: place(of: "objects/\(hex.prefix(2))/\(hex.dropFirst(2))"))
    let kept = place(of: "records/\(record.key.hex).json")
    try Data(contentsOf: kept).write(to: kept)
  }

  /// Files written at once may bear the same time: the system's clock for them ticks a few hundred
  /// times in a second.
  func letTheClockTick() throws {
    let (old, new) = (place(of: "old"), place(of: "new"))
    func time(_ file: URL) throws -> Date? {
      try Data().write(to: file)
      return try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
    }
    let before = try time(old)
    while try time(new) == before {}
    try FileManager.default.removeItem(at: old)
    try FileManager.default.removeItem(at: new)
  }

  func place(of name: String) -> URL { store.folder.appendingPathComponent(name) }
}

/// Files by their path, in memory; what a step opens is written out.
final class MemoryFiles: FileSource {
  private let contents = Mutex<[String: String]>([:])
  private let folder: URL
  private let asked = Mutex(0)
  /// How often a digest was asked for.
  var questions: Int { asked.withLock { $0 } }

  /// Writes below `folder`.
  init(in folder: URL) { self.folder = folder }

  subscript(path: String) -> String? {
    get { contents.withLock { $0[path] } }
    set { contents.withLock { $0[path] = newValue } }
  }

  private func text(of file: FileReference) throws -> String {
    guard let text = self[file.path] else { throw DataMissing("\(file) is nowhere") }
    return text
  }

  func location(of file: FileReference) throws -> URL {
    let place = folder.appendingPathComponent(file.path)
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text(of: file).utf8).write(to: place, options: .atomic)
    return place
  }

  func digest(of file: FileReference) throws -> Digest {
    asked.withLock { $0 += 1 }
    let below = try files(in: file)
    return below.isEmpty
      ? Digest(of: try text(of: file))
      : Digest(of: try below.map { try text(of: $0) }.joined(separator: "\n"))
  }

  func files(in folder: FileReference) throws -> [FileReference] {
    contents.withLock { $0.keys.sorted() }.filter { $0.hasPrefix(folder.path + "/") }.map {
      FileReference(path: $0)
    }
  }
}
