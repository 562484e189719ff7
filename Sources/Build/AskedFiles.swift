import Engine
import Foundation
import Synchronization

/// Passes questions on to the files and keeps the answers. As long as these stay the same, so does
/// everything made from them.
final class AskedFiles: FileSource {
  enum Question: Hashable, Codable {
    case content(FileReference)
    case listing(FileReference)
    case names(in: FileReference)
    case datasets
    case version(of: ProgramReference)
    case isHere(FileReference)

    func answer(of files: any FileSource) -> Digest {
      switch self {
      case .content(let file): (try? files.digest(of: file)) ?? Self.none
      case .listing(let folder): Self.digest((try? files.files(in: folder))?.map(\.description))
      case .datasets: Self.digest(files.datasetNames)
      case .names(let folder): Self.digest(files.names(in: folder))
      case .version(let program): Self.digest(files.version(of: program).map { [$0] })
      case .isHere(let file): Self.digest(files.isHere(file) ? ["here"] : nil)
      }
    }

    fileprivate static let none = Digest(of: "nothing")

    fileprivate static func digest(_ names: [String]?) -> Digest {
      names.map { Digest(of: $0.joined(separator: "\n")) } ?? none
    }
  }

  struct Answer: Codable {
    var question: Question
    var digest: Digest
  }

  private let files: any FileSource
  private let known = Mutex<[Question: Digest]>([:])

  init(_ files: any FileSource) { self.files = files }

  /// The answers so far, in no particular order.
  var answers: [Answer] {
    known.withLock { $0.map { Answer(question: $0.key, digest: $0.value) } }
  }

  private func keep(_ question: Question, _ answer: Digest) {
    known.withLock { $0[question] = answer }
  }

  func fetch(_ wanted: [FileReference]) async { await files.fetch(wanted) }

  func location(of file: FileReference) throws -> URL { try files.location(of: file) }

  func localFolder(_ folder: FileReference) -> URL? { files.localFolder(folder) }

  func digest(of file: FileReference) throws -> Digest {
    do {
      let digest = try files.digest(of: file)
      keep(.content(file), digest)
      return digest
    } catch {
      keep(.content(file), Question.none)
      throw error
    }
  }

  /// The build did not ask this itself, so the answer is not kept.
  func isStill(_ digest: Digest, _ file: FileReference) -> Bool { files.isStill(digest, file) }

  func isHere(_ file: FileReference) -> Bool {
    let isHere = files.isHere(file)
    keep(.isHere(file), Question.digest(isHere ? ["here"] : nil))
    return isHere
  }

  func files(in folder: FileReference) throws -> [FileReference] {
    let files = Result { try self.files.files(in: folder) }
    keep(.listing(folder), Question.digest((try? files.get())?.map(\.description)))
    return try files.get()
  }

  var datasetNames: [String]? {
    let names = files.datasetNames
    keep(.datasets, Question.digest(names))
    return names
  }

  func version(of program: ProgramReference) -> String? {
    let version = files.version(of: program)
    keep(.version(of: program), Question.digest(version.map { [$0] }))
    return version
  }

  func names(in folder: FileReference) -> [String]? {
    let names = files.names(in: folder)
    keep(.names(in: folder), Question.digest(names))
    return names
  }
}
