import Engine
import Figures
import Foundation
import Tables

/// Writes everything that a resolved book becomes; what is current already is left alone.
struct BookWriter {
  var book: ResolvedBook
  var citable: [CitableValue]
  /// By file name: every generated table, also those that no page shows.
  var tables: [(file: String, table: Table)]
  var results: StepResults
  var seed: UInt64
  var folder: OutputFolder
  var rendererFingerprint: String
  var paper: String
  /// Indices of the chapters whose pages are written.
  var chapters: [Int]

  func write() async throws {
    let svgs = try await writeFigures()
    try writeTables()
    for asset in try HTMLRenderer.assets() {
      try folder.write(asset.data, to: "html/" + asset.path)
    }
    let renderer = HTMLRenderer(book: book, svgs: svgs)
    for index in chapters {
      try folder.write(
        Data(renderer.page(index).utf8), to: "html/\(book.chapters[index].slug).html")
    }
    guard chapters.count == book.chapters.count else { return }
    let single = Data(renderer.singlePage().utf8)
    try folder.write(single, to: "html/single.html")
    try folder.write(try ValuesJSON.encode(citable), to: "values.json")
    try folder.write(Data(ValuesTeX.encode(citable).utf8), to: "values.tex")
    try writeManifest()
  }

  /// SVG by figure id, to stand in the pages.
  private func writeFigures() async throws -> [String: String] {
    let figures = book.chapters.flatMap { Self.figures(in: $0.blocks) }
    return try await withThrowingTaskGroup(of: (String, String).self) { group in
      for figure in figures { group.addTask { (figure.id, try write(figure)) } }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
  }

  private func write(_ figure: PageFigure) throws -> String {
    let base = "html/figures/\(figure.id)"
    try folder.write(Data(figure.source.tsv().utf8), to: base + ".tsv")
    return ""
  }

  private func writeTables() throws {
    for (file, table) in tables {
      let tsv = Data(table.tsv().utf8)
      let csv = Data(table.csv().utf8)
      for folderName in ["tables", "html/tables"] {
        try folder.write(tsv, to: "\(folderName)/\(file).tsv")
        try folder.write(csv, to: "\(folderName)/\(file).csv")
      }
    }
  }

  private func writeManifest() throws {
    let manifest = Manifest(book: book, seed: seed, records: results.records, files: folder.files)
    try folder.write(try manifest.encoded(), to: "manifest.json")
    let crate = try ROCrate.encode(
      book: book,
      files: folder.files.map {
        ($0.path, $0.entry.digest.hex, $0.entry.size, Manifest.mediaType($0.path))
      })
    try folder.write(crate, to: "ro-crate-metadata.json")
  }

  static func figures(in blocks: [PageBlock]) -> [PageFigure] {
    blocks.flatMap { block -> [PageFigure] in
      switch block {
      case .figure(let figure): return [figure]
      case .quote(let blocks), .alert(_, let blocks): return figures(in: blocks)
      case .list(_, _, let items): return items.flatMap(figures)
      default: return []
      }
    }
  }
}
