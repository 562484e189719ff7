import Book
import Engine
import Foundation

/// The folder `data/frozen` of a project: an index, and one text file for each block.
struct FrozenFolder {
  /// Why a frozen result is not used, in one sentence.
  struct Problem: Error {
    var file: String
    var sentence: String
  }

  static let path = "data/frozen"
  static let indexPath = path + "/index.json"

  /// The project's folder.
  let own: OwnFolder

  init(root: URL) { own = OwnFolder(root, waiting: nil) }

  /// The path of a block's file.
  static func path(of label: String) -> String { "\(path)/\(label).json" }

  /// Whether the text can be the label of a block, which holds letters, digits, `-` and `_` only.
  static func isLabel(_ text: String) -> Bool {
    !text.isEmpty
      && text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "-" || $0 == "_"
      }
  }

  /// The index with its digest; nil if nothing is frozen.
  func index() throws(Problem) -> (index: FrozenIndex, digest: Digest)? {
    let file = Self.indexPath
    guard own.kind(of: file) != .nothing else { return nil }
    let data = try contents(of: file, most: Self.mostBytes)
    struct Version: Decodable { var version: Int }
    guard let version = try? FrozenText.decode(Version.self, from: data).version else {
      throw Problem(file: file, sentence: "the file is damaged, and no frozen result is used")
    }
    guard version == FrozenIndex.version else {
      throw Problem(
        file: file,
        sentence:
          "the frozen results are of version \(version), this program reads version \(FrozenIndex.version), and none is used"
      )
    }
    guard let index = try? FrozenText.decode(FrozenIndex.self, from: data),
      (try? index.sealed()) == index
    else {
      throw Problem(file: file, sentence: "the file is damaged, and no frozen result is used")
    }
    return (index, Digest(of: data))
  }

  /// The content of a block as the entry records it.
  func block(_ label: String, _ entry: FrozenIndex.Entry) throws(Problem) -> FrozenBlock {
    let file = Self.path(of: label)
    let data = try contents(of: file, most: entry.bytes)
    guard data.count == entry.bytes, Digest(of: data) == entry.sha256 else {
      throw Problem(
        file: file, sentence: "the file was changed after it was frozen, and is not used")
    }
    do {
      return try FrozenText.decode(FrozenBlock.self, from: data)
    } catch {
      throw Problem(file: file, sentence: "the file cannot be read, and is not used")
    }
  }

  /// Nobody reads an index of this size.
  private static var mostBytes: Int { 64 << 20 }

  private func contents(of file: String, most: Int) throws(Problem) -> Data {
    switch own.kind(of: file) {
    case .file: break
    case .link, .unreachable:
      throw Problem(file: file, sentence: "the file is a link, and is not used")
    case .nothing, .folder, .pipe:
      throw Problem(file: file, sentence: "the file is not there, though the index names it")
    }
    guard let size = own.status(of: file)?.st_size, size <= most else {
      throw Problem(
        file: file, sentence: "the file is larger than its record says, and is not used")
    }
    guard let data = own.contents(of: file) else {
      throw Problem(file: file, sentence: "the file cannot be read, and is not used")
    }
    return data
  }
}
