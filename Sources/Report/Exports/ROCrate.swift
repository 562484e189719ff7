import Foundation

/// `ro-crate-metadata.json` (RO-Crate 1.1): what the folder holds, for archives.
enum ROCrate {
  private struct Reference: Encodable {
    var id: String
    private enum CodingKeys: String, CodingKey { case id = "@id" }
  }

  private struct Entity: Encodable {
    var id: String
    var type: String
    var name: String?
    var about: Reference?
    var conformsTo: Reference?
    var hasPart: [Reference]?
    var author: [Reference]?
    var license: String?
    var datePublished: String?
    var description: String?
    var encodingFormat: String?
    var contentSize: String?
    var sha256: String?

    private enum CodingKeys: String, CodingKey {
      case id = "@id"
      case type = "@type"
      case name, about, conformsTo, hasPart, author, license, datePublished, description,
        encodingFormat
      case contentSize, sha256
    }
  }

  private struct Document: Encodable {
    var context = "https://w3id.org/ro/crate/1.1/context"
    var graph: [Entity]

    private enum CodingKeys: String, CodingKey {
      case context = "@context"
      case graph = "@graph"
    }
  }

  static func encode(
    book: ResolvedBook, files: [(path: String, sha256: String, size: Int, mediaType: String)]
  ) throws -> Data {
    let authors = book.authors.enumerated().map { index, author in
      Entity(id: author.orcid ?? "#author-\(index + 1)", type: "Person", name: author.name)
    }
    let root = Entity(
      id: "./", type: "Dataset", name: book.title, hasPart: files.map { Reference(id: $0.path) },
      author: authors.map { Reference(id: $0.id) }, license: book.license, datePublished: book.date,
      description: book.subtitle)
    let descriptor = Entity(
      id: "ro-crate-metadata.json", type: "CreativeWork", about: Reference(id: "./"),
      conformsTo: Reference(id: "https://w3id.org/ro/crate/1.1"))
    let parts = files.map { file in
      Entity(
        id: file.path, type: "File", encodingFormat: file.mediaType, contentSize: "\(file.size)",
        sha256: file.sha256)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return try encoder.encode(Document(graph: [descriptor, root] + authors + parts))
  }
}
