import Engine
import Escaping
import Foundation
import Markup

/// A file or folder that an author names in an option: `cmr/analysis/7T`. The front matter of the
/// chapter says what `cmr` is.
public struct DataPath: Decodable, Sendable, Hashable {
  /// Maps names of the front matter to data sets of the catalog. Set before a block is decoded.
  public static let aliases = CodingUserInfoKey.dataAliases

  /// The file or folder, in a data set of the catalog or in the project.
  public var reference: FileReference

  /// A path that is known already.
  public init(_ reference: FileReference) { self.reference = reference }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    let parts = text.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    guard let first = parts.first, !text.leadsOut else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription:
          "“\(text)” leaves the project and data folders; name a file inside one of them")
    }
    let aliases = decoder.userInfo[.dataAliases] as? [String: String] ?? [:]
    if let dataset = aliases[first] {
      reference = FileReference(dataset: dataset, path: parts.dropFirst().joined(separator: "/"))
    } else {
      reference = FileReference(path: parts.joined(separator: "/"))
    }
    try Self.find(reference, decoder, aliases: aliases.keys.sorted())
  }

  /// A data set may be missing. But a name in a data set that is available, or in the project
  /// itself, must exist; otherwise it is mistyped.
  private static func find(
    _ file: FileReference, _ decoder: any Decoder, aliases: [String]
  ) throws {
    guard let source = decoder.userInfo[.fileSource] as? any FileSource,
      let options = decoder as? OptionsDecoder
    else { return }
    let parts = file.path.split(separator: "/").map(String.init)
    let root = file.dataset.map { "the data set `\($0)`" } ?? "the project"
    for (index, part) in parts.enumerated() {
      let folder = FileReference(
        dataset: file.dataset, path: parts[..<index].joined(separator: "/"))
      guard let names = source.names(in: folder) else { return }
      guard !names.contains(part) else { continue }
      let isTop = index == 0 && file.dataset == nil
      let known = names.filter { !$0.hasPrefix(".") } + (isTop ? aliases : [])
      throw OptionError(
        options.node, "there is no `\(part)` in " + (index == 0 ? root : "`\(folder)`"),
        options.codingPath, suggestion: Spelling.suggestion(for: part, among: known.sorted()))
    }
  }

  /// The files below this folder, sorted, as far as they are known before any step runs; otherwise
  /// empty.
  public func listing(_ decoder: any Decoder) -> [FileReference] {
    let source = decoder.userInfo[.fileSource] as? any FileSource
    return (try? source?.files(in: reference)) ?? []
  }

  /// Where the folder lies; nil if it would have to be downloaded.
  public func localFolder(_ decoder: any Decoder) -> URL? {
    (decoder.userInfo[.fileSource] as? any FileSource)?.localFolder(reference)
  }

  /// The file at `path` below this folder.
  public func appending(_ path: String) -> FileReference {
    FileReference(
      dataset: reference.dataset, path: reference.path.isEmpty ? path : reference.path + "/" + path)
  }
}

extension CodingUserInfoKey {
  /// The source that lists files while options are decoded.
  public static let fileSource: CodingUserInfoKey = {
    guard let key = CodingUserInfoKey(rawValue: "report.fileSource") else {
      preconditionFailure("a coding key is made from any text")
    }
    return key
  }()

  /// Whether programs of the author run confined, a `Bool`.
  public static let isConfined: CodingUserInfoKey = {
    guard let key = CodingUserInfoKey(rawValue: "report.isConfined") else {
      preconditionFailure("a coding key is made from any text")
    }
    return key
  }()

  static let dataAliases: CodingUserInfoKey = {
    guard let key = CodingUserInfoKey(rawValue: "report.dataAliases") else {
      preconditionFailure("a coding key is made from any text")
    }
    return key
  }()
}
