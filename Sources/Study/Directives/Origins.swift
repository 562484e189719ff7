import Engine
import Book
import Tables

/// Where everything comes from: the data sets with their checksums, the software with its versions, the seed: `origins`.
struct Origins: Directive {
  static let name = "origins"
  static let summary = "Data sets with licence, commit and checksums; software; the book's seed."
  static let example = "catalog: data/catalog.yaml"

  /// `data/catalog.yaml` where nothing is said.
  var catalog: DataPath?
  /// The checksum files that the catalog names.
  var lists: [DataPath]?
  /// `Package.resolved` where nothing is said.
  var packages: DataPath?
  /// `Chapters/book.yaml` where nothing is said.
  var book: DataPath?

  private var listing: CatalogListing {
    CatalogListing(
      catalog: catalog?.reference ?? FileReference(path: "data/catalog.yaml"),
      lists: lists?.map(\.reference) ?? [FileReference(path: "data/cmr-seg-tl.sha256")])
  }
  private var software: SoftwareListing { SoftwareListing(software: Study.software) }
  private var swiftPackages: PackageListing {
    PackageListing(resolved: packages?.reference ?? FileReference(path: "Package.resolved"))
  }
  private var seed: BookSeed {
    BookSeed(book: book?.reference ?? FileReference(path: "Chapters/book.yaml"))
  }

  var steps: [any Step] { [software, swiftPackages, seed, listing] }

  func content(from results: any Results) throws -> [Content] {
    let tables = try results.output(of: listing)
    let files = try tables("files")
    let seeds = try results.output(of: seed).texts("seed")
    return [
      .table(
        TableContent(
          try tables("sets"), keys: ["set", "property"],
          caption: "The data: what it is, under which licence, and the commit and checksums that"
            + " pin it.")
      ).made(of: listing),
      .table(
        TableContent(
          part: "folders", try tables("folders"), keys: ["set", "folder"],
          caption: "Files of the data set by folder.")
      ).made(of: listing),
      .table(
        TableContent(
          part: "files", files, keys: ["set", "path"],
          caption: "Every file of the data with the SHA-256 of its bytes; all rows are in the"
            + " download.", shownRows: 5)
      ).made(of: listing),
      .table(
        TableContent(
          part: "software", try results.output(of: software), keys: ["name"],
          caption: "The program and the libraries that it runs with.")
      ).made(of: software),
      .table(
        TableContent(
          part: "packages", try results.output(of: swiftPackages), keys: ["package"],
          caption: "Swift packages that the program is built with, at the versions and commits that"
            + " pin them.")
      ).made(of: swiftPackages),
      .values(
        [NamedValue("files", Double(files.rowCount), unit: "files", decimals: 0)], of: [listing]),
      .values([NamedValue("seed", .text(seeds.first ?? ""))], of: [seed]),
    ]
  }
}
