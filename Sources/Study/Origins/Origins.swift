import Book
import Engine
import Libraries
import Listings
import Tables

/// Where everything comes from: the data sets with their checksums, the software with its versions,
/// the seed: `origins`.
package struct Origins: Directive {
  package static let name = "origins"
  package static let summary =
    "Data sets with licence, commit and checksums; software; the book's seed."
  package static let example = "catalog: data/catalog.yaml"

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
  private var software: SoftwareListing { SoftwareListing(software: InstalledLibraries.software) }
  private var swiftPackages: PackageListing {
    PackageListing(resolved: packages?.reference ?? FileReference(path: "Package.resolved"))
  }
  private var seed: BookSeed {
    BookSeed(book: book?.reference ?? FileReference(path: "Chapters/book.yaml"))
  }

  package var steps: [any Step] { [software, swiftPackages, seed, listing] }

  package func content(from results: any Results) throws -> [Content] {
    var content = try results.reading { try $0.output(of: listing).content }
    content += try results.reading {
      .table(
        TableContent(
          part: "software", try $0.output(of: software).rows.table(), keys: ["name"],
          caption: "The program and the libraries that it runs with."))
    }
    content += try results.reading {
      .table(
        TableContent(
          part: "packages", try $0.output(of: swiftPackages).rows.table(), keys: ["package"],
          caption: "Swift packages that the program is built with, at the versions and commits that"
            + " pin them."))
    }
    content += try results.reading {
      let count = Double(try $0.output(of: listing).files.rows.count)
      return .values([NamedValue("files", count, unit: "files", decimals: 0)])
    }
    content += try results.reading {
      .values([NamedValue("seed", .text("\(try $0.output(of: seed).value)"))])
    }
    return content
  }
}
