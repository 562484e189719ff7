import Book
import Engine
import Escaping
import Foundation
import Pages

/// `ro-crate-metadata.json` (RO-Crate 1.1, Process Run Crate) tells archives what the folder
/// contains and how it was made. Each block of the book is a `CreateAction` of the program, from
/// input files and options to the files of its figures and tables. The individual steps with
/// parameters, code and seeds are in `manifest.json`.
struct ROCrate {
  var book: ResolvedBook
  var seed: UInt64
  var software: [Software]
  var items: [ManifestItem]
  var files: [(path: String, entry: OutputFolder.Entry)]

  func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return try encoder.encode(Document(graph: graph))
  }

  private var graph: [Entity] {
    let authors = self.authors
    let actions = self.actions
    var root = Entity(id: "./", type: "Dataset", name: book.title)
    root.description = [
      book.subtitle, book.date == nil ? "The day of publication is not given." : nil,
    ]
    .compactMap(\.self).joined(separator: ". ")
    // The format requires a day. If neither `book.yaml` nor SOURCE_DATE_EPOCH gives one, none is
    // better than a wrong one.
    root.datePublished = book.date
    root.author = authors.map { Reference(id: $0.id) }
    root.hasPart = files.map { Reference(id: $0.path) }
    root.mentions = actions.map { Reference(id: $0.id) }
    root.license = license.map { Reference(id: $0.id) }
    var descriptor = Entity(id: "ro-crate-metadata.json", type: "CreativeWork")
    descriptor.about = Reference(id: "./")
    descriptor.conformsTo = Reference(id: "https://w3id.org/ro/crate/1.1")
    return [descriptor, root] + authors + [license].compactMap(\.self) + programs + parts + inputs
      + [Entity(id: "#seed", type: "PropertyValue", name: "seed", value: "\(seed)")]
      + options + actions
  }

  private var authors: [Entity] {
    book.authors.enumerated().map { index, author in
      var entity = Entity(
        id: author.orcidAddress ?? "#author-\(index + 1)", type: "Person", name: author.name)
      entity.affiliation = author.affiliation
      return entity
    }
  }

  /// An address is used as it is; a short name is looked up in the SPDX list.
  private var license: Entity? {
    book.license.map { license in
      let isName = license.wholeMatch(of: /[A-Za-z0-9.+\-]+/) != nil
      let isAddress = license.hasPrefix("http")
      return Entity(
        id: isAddress ? license : isName ? "https://spdx.org/licenses/" + license : "#license",
        type: "CreativeWork", name: license)
    }
  }

  /// The program first, which requires the other software.
  private var programs: [Entity] {
    var all = software.map { item in
      var entity = Entity(id: Self.id(of: item), type: "SoftwareApplication", name: item.name)
      entity.softwareVersion = item.version
      entity.description = item.purpose
      return entity
    }
    guard !all.isEmpty else { return [] }
    all[0].softwareRequirements = all.dropFirst().map { Reference(id: $0.id) }
    return all
  }

  private var parts: [Entity] {
    files.map { file in
      var entity = Entity(id: file.path, type: "File")
      entity.encodingFormat = Manifest.mediaType(file.path)
      entity.contentSize = "\(file.entry.size)"
      entity.sha256 = file.entry.digest.hex
      return entity
    }
  }

  /// Every input file or folder, once. None is part of the crate.
  private var inputs: [Entity] {
    let all = Set(items.flatMap(\.provenance.inputs)).sorted { $0.file < $1.file }
    return all.map { input in
      var entity = Entity(id: Self.id(of: input), type: "CreativeWork", name: input.file)
      entity.sha256 = input.sha256
      return entity
    }
  }

  /// Figures and tables grouped by block, since those of a block share their provenance.
  private var blocks: [(id: String, provenance: Provenance, items: [ManifestItem])] {
    var places: [Provenance: Int] = [:]
    var blocks: [(id: String, provenance: Provenance, items: [ManifestItem])] = []
    for item in items {
      if let place = places[item.provenance] {
        blocks[place].items.append(item)
      } else {
        places[item.provenance] = blocks.count
        blocks.append((item.id, item.provenance, [item]))
      }
    }
    return blocks
  }

  private var options: [Entity] {
    blocks.map {
      Entity(
        id: "#options-\($0.id)", type: "PropertyValue",
        name: "options of \($0.provenance.directive)",
        value: $0.provenance.options)
    }
  }

  private var actions: [Entity] {
    blocks.map { block in
      var action = Entity(
        id: "#action-\(block.id)", type: "CreateAction", name: block.provenance.directive)
      action.description = Self.steps(block.provenance)
      action.instrument = software.first.map { Reference(id: Self.id(of: $0)) }
      action.object =
        block.provenance.inputs.map { Reference(id: Self.id(of: $0)) }
        + [Reference(id: "#options-\(block.id)"), Reference(id: "#seed")]
      action.result = files.filter { file in block.items.contains { $0.isOwn(file.path) } }
        .map { Reference(id: $0.path) }
      return action
    }
  }

  /// `Steps: 36 PatientCuration, CohortFindings.`
  private static func steps(_ provenance: Provenance) -> String {
    var names: [String] = []
    var counts: [String: Int] = [:]
    for step in provenance.steps {
      if counts[step.name] == nil { names.append(step.name) }
      counts[step.name, default: 0] += 1
    }
    let listed = names.map { name in
      let count = counts[name] ?? 1
      return count > 1 ? "\(count) \(name)" : name
    }
    return
      "Steps: \(listed.joined(separator: ", ")); manifest.json has them with parameters, code and seeds."
  }

  private static func id(of item: Software) -> String {
    "#" + item.name.lowercased().replacing(" ", with: "-")
  }

  private static func id(of input: Provenance.Input) -> String { "#input-" + input.file.urlPath }
}

extension ROCrate {
  private struct Reference: Encodable {
    var id: String
    private enum CodingKeys: String, CodingKey { case id = "@id" }
  }

  private struct Entity: Encodable {
    var id: String
    var type: String
    var name: String?
    var value: String?
    var about: Reference?
    var conformsTo: Reference?
    var hasPart: [Reference]?
    var mentions: [Reference]?
    var author: [Reference]?
    var affiliation: String?
    var license: Reference?
    var datePublished: String?
    var description: String?
    var encodingFormat: String?
    var contentSize: String?
    var sha256: String?
    var softwareVersion: String?
    var softwareRequirements: [Reference]?
    var instrument: Reference?
    var object: [Reference]?
    var result: [Reference]?

    init(id: String, type: String, name: String? = nil, value: String? = nil) {
      self.id = id
      self.type = type
      self.name = name
      self.value = value
    }

    private enum CodingKeys: String, CodingKey {
      case id = "@id"
      case type = "@type"
      case name, value, about, conformsTo, hasPart, mentions, author, affiliation, license
      case datePublished, description, encodingFormat, contentSize, sha256, softwareVersion
      case softwareRequirements, instrument, object, result
    }
  }

  private struct Document: Encodable {
    var graph: [Entity]

    private enum CodingKeys: String, CodingKey {
      case context = "@context"
      case graph = "@graph"
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      var context = container.nestedUnkeyedContainer(forKey: .context)
      try context.encode("https://w3id.org/ro/crate/1.1/context")
      // This term is not in the context of version 1.1.
      try context.encode(["sha256": "https://schema.org/sha256"])
      try container.encode(graph, forKey: .graph)
    }
  }
}
