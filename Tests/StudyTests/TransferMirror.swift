import Cohorts
import Engine
import Foundation
import Book
import TestSupport
import Testing

@testable import Learning
@testable import Study

/// The published tables where `REPORT_MIRROR` has them, and steps run one after the other without a store.
final class TransferMirror: Results, @unchecked Sendable {
  /// Where files of data sets are looked for.
  var root = DataMirror.folder
  private var outputs: [AnyHashable: any Artifact] = [:]
  private var failures: [AnyHashable: StepFailure] = [:]
  /// Whether each step has a seed of its own, as in a book.
  private let tellsSeedsApart: Bool
  /// Of the steps to come; a folder of its own for each where nothing is said.
  var checkpoints: URL?

  init(tellsSeedsApart: Bool = false) { self.tellsSeedsApart = tellsSeedsApart }

  /// Runs what the directive needs and returns its content.
  func content(_ type: any Directive.Type, _ options: String) async throws -> [Content] {
    let decoder = JSONDecoder()
    decoder.userInfo[DataPath.aliases] = ["cmr": "cmr-seg-tl"]
    let directive = try decoder.decode(type, from: Data(options.utf8))
    for step in directive.steps { await attempt(step) }
    return try directive.content(from: self)
  }

  func output<S: Step>(of step: S) throws -> S.Output {
    if let failure = failures[AnyHashable(step)] { throw failure }
    guard let output = outputs[AnyHashable(step)] as? S.Output else {
      throw StepFailure(step: S.name, reason: .notRun, sentence: "\(S.name) was not run")
    }
    return output
  }

  @discardableResult
  func run<S: Step>(_ step: S) async throws -> S.Output {
    if let known = outputs[AnyHashable(step)] as? S.Output { return known }
    if let failure = failures[AnyHashable(step)] { throw failure }
    for input in step.inputs {
      await attempt(input)
      if let failure = failures[AnyHashable(input)] { throw failure }
    }
    for input in step.optionalInputs { await attempt(input) }
    var context = Context(
      inputs: outputs, failures: failures, files: step.files, folder: root)
    context.given = checkpoints
    if tellsSeedsApart {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      encoder.nonConformingFloatEncodingStrategy = .convertToString(
        positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
      context.seed = try encoder.encode(step).reduce(UInt64(0)) { $0 &* 31 &+ UInt64($1) }
    }
    try FileManager.default.createDirectory(
      at: context.checkpoints, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: context.checkpoints) }
    let output = try await step.computed(in: context)
    // What the store would give back.
    let kept = try S.Output(decoding: output.encoded())
    outputs[AnyHashable(step)] = kept
    return kept
  }

  /// What curation made of a patient.
  func curated(_ images: PatientImages) throws -> CuratedImages {
    if case .synthetic(let patient) = images.member {
      return try output(of: PhantomCuration(patient: patient, legacy: images.legacy))
    }
    return try output(of: DICOMCuration(images: images))
  }

  /// As if it had been tried.
  func fail(_ step: some Step) {
    failures[AnyHashable(step)] = StepFailure(
      step: step.title, reason: .failed, sentence: "it failed")
  }

  /// Ready to begin.
  func training(_ network: LearnedNetwork) throws -> NetworkTraining {
    try network.training(
      Context(inputs: outputs, failures: failures, files: network.files, folder: root),
      imagesSeen: network.imagesSeen)
  }

  /// What fails is known as failed, as are those that need it.
  func attempt(_ step: any Step) async {
    do {
      try await run(step)
    } catch {
      failures[AnyHashable(step)] = StepFailure(
        step: step.title, reason: .failed, sentence: "\(error)")
    }
  }

  private struct Context: StepContext, @unchecked Sendable {
    var inputs: [AnyHashable: any Artifact]
    var failures: [AnyHashable: StepFailure]
    var files: [FileReference]
    var folder: URL?
    var seed: UInt64 = 2021
    /// Where checkpoints are kept; nil for a folder of its own.
    var given: URL?
    private let temporary = TemporaryFolder()
    var checkpoints: URL { given ?? temporary.url }

    func output<S: Step>(of step: S) throws -> S.Output {
      if let failure = failures[AnyHashable(step)] { throw failure }
      return try #require(inputs[AnyHashable(step)] as? S.Output)
    }

    func location(of file: FileReference) throws -> URL {
      try #require(files.contains { file == $0 || file.path.hasPrefix($0.path + "/") })
      return try #require(folder).appendingPathComponent(file.dataset ?? "")
        .appendingPathComponent(file.path)
    }

    func files(in folder: FileReference) throws -> [FileReference] {
      let root = try location(of: folder)
      let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String }
      return (paths ?? []).sorted().map { folder.appending($0) }
    }

    func progress(_ fraction: Double, _ message: String) {}
    func note(_ journal: String) {}
  }
}

extension [Content] {
  /// The table of a part; nil for the main one.
  func table(_ part: String? = nil) throws -> TableContent {
    for case .table(let table) in self where table.part == part { return table }
    throw StepFailure(step: part ?? "main", reason: .failed, sentence: "there is no such table")
  }

  /// Cells of one row, as citations find them.
  func numbers(_ keys: [String], _ columns: [String], part: String? = nil) throws -> [Double] {
    try columns.map { try number(keys, $0, part: part) }
  }

  /// A cell as citations find it: keys in order, then the column.
  func number(_ keys: [String], _ column: String, part: String? = nil) throws -> Double {
    let content = try table(part)
    let columns = try content.keys.map { try content.table.texts($0) }
    let rows = (0..<content.table.rowCount).filter { row in columns.map { $0[row] } == keys }
    try #require(rows.count == 1, "\(keys) names \(rows.count) rows")
    return try content.table.numbers(column)[rows[0]]
  }

  var figures: [FigureContent] {
    compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
  }
}
