import Engine
import Foundation
import TestSupport

@testable import Catalog

/// A project in a temporary folder, whose catalog has one data set.
struct DataProject {
  static let file = FileReference(dataset: "set", path: "tables/a.tsv")

  /// Of every file of the data set.
  static let content = Data((0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })

  private let folder: TemporaryFolder
  var root: URL { folder.url }

  /// `url`: where the catalog says that the files can be fetched.
  init(url: String? = nil, files: [String] = [Self.file.path], more: String = "") throws {
    folder = TemporaryFolder()
    let address = url.map { "  url: \($0)\n" } ?? ""
    let catalog = "set:\n  licence: CC0\n  checksums: set.sha256\n" + address + more
    try folder.file("data/catalog.yaml", catalog.utf8)
    let digest = Digest(of: Self.content)
    try folder.file("data/set.sha256", files.map { "\(digest)  \($0)\n" }.joined().utf8)
  }

  func place(_ data: Data, at path: String) throws { try folder.file(path, data) }

  /// Names of what transfers left behind.
  func parts() throws -> [String] {
    let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String }
    return (names ?? []).filter { $0.hasSuffix(".part") }
  }

  func catalog(
    mirror: String? = nil, downloads: Bool = true, span: Double = 60
  ) throws -> Catalog {
    try Catalog(
      root: root, mirror: mirror.map { root.appending(path: $0) }, downloads: downloads, cache: nil,
      // Other tests may keep the server from its work.
      patience: 600, span: span)
  }
}
