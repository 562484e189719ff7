import Engine
import Foundation
import StudyTerms
import TestSupport

/// A project in a temporary folder, for steps that read its files.
struct ListingContext: StepContext {
  private let folder = TemporaryFolder()
  var root: URL { folder.url }
  var seed: UInt64 { 0 }
  var checkpoints: URL { root }

  init(_ files: [String: String]) throws {
    for (path, text) in files { try folder.file(path, text.utf8) }
  }

  func note(_ journal: String) {}
  func output<S: Step>(of step: S) throws -> S.Output { throw StudyError("no inputs") }
  func location(of file: FileReference) throws -> URL { root.appending(path: file.path) }
  func files(in folder: FileReference) throws -> [FileReference] { [] }
  func progress(_ fraction: Double, _ message: String) {}
}
