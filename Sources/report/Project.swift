import Book
import Build
import Catalog
import Engine
import Foundation
import Markup
import Program
import Study
import StudyTerms

/// A folder with `Chapters/`, `data/` and `output/`, which the command line works on.
struct Project: Sendable {
  let root: URL
  let output: URL
  /// Where results of steps are kept.
  private let storeFolder: URL
  let catalog: Catalog
  /// The profile of parameters; nil for that of `book.yaml`.
  let profile: String?
  /// Whether programs of the author run without being confined.
  let unconfined: Bool
  /// The day of SOURCE_DATE_EPOCH (UTC), the convention for reproducible builds; nil if it is not
  /// set.
  private let sourceDate: String?

  /// Searches `folder` and its parents for `Chapters/book.yaml`. `mirror` replaces REPORT_MIRROR.
  /// Throws ``CatalogError`` and ``StudyError``.
  init(
    at folder: URL, output: String? = nil, store: String? = nil, mirror: String? = nil,
    profile: String? = nil,
    unconfined: Bool = false, downloads: Bool = true,
    progress: @escaping @Sendable (String, Int64, Int64?) -> Void = { _, _, _ in }
  ) throws {
    self.profile = profile
    self.unconfined = unconfined
    sourceDate = try Self.sourceDate()
    root = try Self.root(from: folder)
    self.output = output.map { URL(fileURLWithPath: $0) } ?? root.appendingPathComponent("output")
    storeFolder =
      store.map { URL(fileURLWithPath: $0) } ?? root.appendingPathComponent("output/.store")
    let mirror = mirror ?? ProcessInfo.processInfo.environment["REPORT_MIRROR"]
    catalog = try Catalog(
      root: root, mirror: mirror.flatMap { $0.isEmpty ? nil : URL(fileURLWithPath: $0) },
      downloads: downloads, cache: storeFolder.appendingPathComponent("digests.json"),
      progress: progress)
  }

  func build(
    _ options: BuildOptions, events: @escaping @Sendable (BuildEvent) -> Void = { _ in }
  ) -> BookBuild {
    var options = options
    options.date = options.date ?? sourceDate
    options.profile = options.profile ?? profile
    options.unconfined = options.unconfined || unconfined
    return BookBuild(
      root: root, output: output, store: store, directives: Program.directives,
      fingerprints: Program.code,
      rendererFingerprint: Program.rendererFingerprint,
      directiveSources: Program.directiveSources, software: Program.software, files: catalog,
      options: options, events: events)
  }

  /// The network trained by a run of a `training` block, as a safetensors file. It is trained first
  /// if necessary. Throws ``StudyError`` if the book has no such run, and ``StepFailure``.
  func network(of run: String, in label: String, jobs: Int) async throws -> Data {
    let build = build(BuildOptions(jobs: jobs))
    let (blocks, diagnostics) = build.blocks()
    if let error = diagnostics.first(where: { $0.severity == .error }) {
      throw StudyError(error.description)
    }
    let step = try Study.network(of: run, in: label, among: blocks)
    return try await build.run(step).encoded()
  }

  var store: Store { Store(at: storeFolder) }

  private static func root(from folder: URL) throws -> URL {
    var candidate = folder.standardizedFileURL
    while true {
      let book = candidate.appendingPathComponent("Chapters/book.yaml")
      if FileManager.default.fileExists(atPath: book.path) { return candidate }
      let parent = candidate.deletingLastPathComponent()
      // A folder that was deleted has `..` without end.
      guard parent.path != candidate.path, candidate.path.hasPrefix("/"),
        !candidate.path.hasSuffix("/..")
      else {
        throw StudyError(
          "there is no Chapters/book.yaml here or in a folder above; go to a book's folder or name "
            + "it with --project")
      }
      candidate = parent
    }
  }

  private static func sourceDate() throws -> String? {
    guard let text = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"], !text.isEmpty
    else { return nil }
    // Later dates have years of five digits.
    guard let seconds = Int(text), (0...253_402_300_799).contains(seconds) else {
      throw StudyError(
        "SOURCE_DATE_EPOCH is “\(text)”; it must be whole seconds since 1970, up to the year 9999")
    }
    return Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601.year().month().day())
  }
}
