import Engine
import Escaping
import Foundation
import Markup
import Yams

/// Reads `data/catalog.yaml` and the checksum files beside it (`sha256sum` format).
public enum CatalogFile {
  private struct Entry: Decodable {
    var title: String?
    var licence: String
    var homepage: String?
    var commit: String?
    var url: String?
    var checksums: String?
    var folder: String?
    /// In MB.
    var largest: Double?

    enum CodingKeys: String, CodingKey, CaseIterable {
      case title, licence, homepage, commit, url, checksums, folder, largest
    }
  }

  /// The data sets listed in `catalog.yaml` of the folder `data`, sorted by name; none if there is
  /// no such file. Throws ``CatalogError`` with file and line.
  public static func read(in data: URL) throws -> [DataSet] {
    let file = data.appendingPathComponent("catalog.yaml")
    guard FileManager.default.fileExists(atPath: file.path) else { return [] }
    let entries: [String: Entry]
    var lines: [String: Int] = [:]
    do {
      let text = try text(of: file)
      // A file of comments has no content.
      guard let node = try BoundedYAML.compose(text) else { return [] }
      guard let mapping = node.mapping else {
        throw CatalogError("data/catalog.yaml has no names of data sets, each with its keys below")
      }
      for (key, entry) in mapping {
        lines[key.string ?? ""] = key.mark?.line
        try refuseUnknown(in: entry, of: key.string ?? "")
      }
      entries = try YAMLDecoder().decode([String: Entry].self, from: text)
    } catch let error as CatalogError {
      throw error
    } catch let error as YamlError {
      let malformed = Diagnostic.malformedYAML(error, file: "data/catalog.yaml", firstLine: 1)
      throw CatalogError("\(malformed.position): \(malformed.sentence)")
    } catch {
      let line = Self.entry(error).flatMap { lines[$0] }.map { ":\($0)" } ?? ""
      throw CatalogError("data/catalog.yaml\(line) cannot be read: \(sentence(error))")
    }
    return try entries.sorted { $0.key < $1.key }.map { name, entry in
      guard !name.leadsOut, !name.utf8.contains(UInt8(ascii: "/")), !name.hasPrefix(".") else {
        throw CatalogError(
          "data/catalog.yaml: “\(name)” cannot be the name of a data set; use letters, digits and "
            + "hyphens")
      }
      guard entry.checksums != nil || entry.folder != nil else {
        throw CatalogError(
          "data/catalog.yaml: `\(name)` needs `checksums:` (a sha256sum file) or `folder:`")
      }
      let largest = entry.largest ?? 4000
      guard (0...1e9).contains(largest) else {
        throw CatalogError(
          "data/catalog.yaml: `largest` of `\(name)` is a number of MB, up to 1000000000")
      }
      return DataSet(
        name: name, title: entry.title ?? name, licence: entry.licence, homepage: entry.homepage,
        commit: entry.commit, url: entry.url, largest: Int64(largest * 1_000_000),
        checksums: try entry.checksums.map { try checksums(data.appendingPathComponent($0)) }
          ?? [:],
        folder: entry.folder, list: entry.checksums)
    }
  }

  /// The text without a byte order mark. Throws ``CatalogError``.
  private static func text(of file: URL) throws -> String {
    let data: Data
    do {
      data = try Data(contentsOf: file)
    } catch let error as CocoaError {
      throw CatalogError("data/\(error.sentence)")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw CatalogError("data/catalog.yaml is not valid UTF-8; save it as UTF-8")
    }
    return text.first == "\u{FEFF}" ? String(text.dropFirst()) : text
  }

  private static func refuseUnknown(in entry: Node, of dataset: String) throws {
    let known = Entry.CodingKeys.allCases.map(\.rawValue)
    for (key, _) in entry.mapping ?? [:] {
      guard let name = key.string, !known.contains(name) else { continue }
      let suggestion = Spelling.suggestion(for: name, among: known) ?? ""
      let line = key.mark.map { ":\($0.line)" } ?? ""
      throw CatalogError(
        "data/catalog.yaml\(line): `\(dataset)` has no key `\(name)`; \(suggestion)")
    }
  }

  private static func checksums(_ file: URL) throws -> [String: Digest] {
    let name = "data/" + file.lastPathComponent
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
      throw CatalogError("data/catalog.yaml names \(name), which cannot be read")
    }
    var checksums: [String: Digest] = [:]
    // Compare bytes: every build reads thousands of lines.
    let (newline, slash, up) = (UInt8(ascii: "\n"), UInt8(ascii: "/"), Array("..".utf8))
    let lines = Array(text.utf8).split(separator: newline, omittingEmptySubsequences: false)
    for (index, whole) in lines.enumerated() {
      // Lines may end with CR LF.
      let line = whole.last == UInt8(ascii: "\r") ? whole.dropLast() : whole
      if line.isEmpty { continue }
      let path = line.dropFirst(66)
      guard let digest = Digest(hex: String(decoding: line.prefix(64), as: UTF8.self)),
        !path.isEmpty, path.first != slash,
        !path.split(separator: slash).contains(where: { $0.elementsEqual(up) })
      else {
        throw CatalogError(
          "\(name):\(index + 1): not a line of sha256sum (digest, two spaces, path)")
      }
      checksums[String(decoding: path, as: UTF8.self)] = digest
    }
    return checksums
  }

  /// The name of the data set that the error is about; nil if unknown.
  private static func entry(_ error: any Error) -> String? {
    switch error {
    case DecodingError.keyNotFound(_, let context), DecodingError.typeMismatch(_, let context),
      DecodingError.dataCorrupted(let context), DecodingError.valueNotFound(_, let context):
      context.codingPath.first?.stringValue
    default: nil
    }
  }

  private static func sentence(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      let place = context.codingPath.map(\.stringValue).joined(separator: ".")
      return "`\(place)` needs `\(key.stringValue):`"
    case DecodingError.typeMismatch(_, let context), DecodingError.dataCorrupted(let context):
      let place = context.codingPath.map(\.stringValue).joined(separator: ".")
      return place.isEmpty ? "it is not valid YAML" : "`\(place)` has the wrong kind of value"
    default: return "\(error)".split(separator: "\n").first.map(String.init) ?? "\(error)"
    }
  }
}
