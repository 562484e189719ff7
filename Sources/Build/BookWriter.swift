import Book
import Engine
import Figures
import Foundation
import Pages
import Tables

/// Writes all files of a resolved book. Files that are current are left alone.
struct BookWriter {
  var book: ResolvedBook
  var citable: [CitableValue]
  /// Every generated table, including those that no page shows.
  var tables: [(path: String, entry: ValueIndex.Entry)]
  var results: StepResults
  var seed: UInt64
  var profile: String?
  var folder: OutputFolder
  var rendererFingerprint: String
  var software: [Software]
  var paper: String
  /// Indices of the chapters whose pages are written.
  var chapters: [Int]
  /// Files beside the chapters that are published with the pages, by their path below `source`.
  var linked: [String] = []
  var source: URL
  let typesetters = TypesetterPool()

  func write() async throws {
    let renderer = HTMLRenderer(book: book, svgs: try await writeFigures())
    guard chapters.count == book.chapters.count else {
      try writePages(renderer)
      // Values and provenance follow the pages. The single page and the PDF need a complete build.
      if !folder.written.isEmpty {
        try writeValues()
        try writeManifest()
      }
      return
    }
    let single = Data(renderer.singlePage().utf8)
    try folder.write(single, to: "html/single.html")
    let pdf = pdf(saying: Digest(of: single))
    async let drawn: Void = write(pdf)
    try writePages(renderer)
    try writeValues()
    try await drawn
    try writeManifest()
  }

  private func writePages(_ renderer: HTMLRenderer) throws {
    try writeTables()
    for asset in try HTMLRenderer.assets(withFormulas: book.hasFormulas) {
      try folder.write(asset.data, to: "html/" + asset.path)
    }
    for path in linked {
      try folder.write(Data(contentsOf: source.appendingPathComponent(path)), to: "html/\(path)")
    }
    for index in chapters {
      try folder.write(
        Data(renderer.page(index).utf8), to: "html/\(book.chapters[index].slug).html")
    }
  }

  /// The PDF is written twice: by itself, and beside the pages, which link to it wherever they are
  /// published.
  private static let pdfPaths = ["supplement.pdf", "html/supplement.pdf"]

  /// What a manuscript needs to refer to the supplement; the pages are those of the PDF.
  private static let labelPaths = ["labels.json", "labels.tex"]

  /// The PDF, typeset but not drawn yet; nil if it is current. The single page contains everything
  /// that the PDF does: if its bytes are the same, so is the PDF.
  private func pdf(saying content: Digest) -> (key: Digest, renderer: PDFRenderer)? {
    let key = Digest(of: "\(rendererFingerprint) \(paper) \(content)")
    guard !(Self.pdfPaths + Self.labelPaths).allSatisfy({ folder.isCurrent($0, key: key) }) else {
      return nil
    }
    return (
      key, PDFRenderer(book: book, paper: Paper(rawValue: paper) ?? .a4, typesetters: typesetters)
    )
  }

  private func write(_ pdf: (key: Digest, renderer: PDFRenderer)?) async throws {
    guard let pdf else { return }
    let data = try pdf.renderer.render()
    for path in Self.pdfPaths { try folder.write(data, to: path, key: pdf.key) }
    let labels = LabelList(book, pages: pdf.renderer.pageNumbers())
    try folder.write(labels.json(), to: "labels.json", key: pdf.key)
    try folder.write(Data(labels.latex.utf8), to: "labels.tex", key: pdf.key)
  }

  /// Writes the figures. Returns SVG for the pages, by figure id.
  private func writeFigures() async throws -> [String: String] {
    let figures = book.chapters.flatMap { Self.figures(in: $0.blocks) }
    return try await withThrowingTaskGroup(of: (String, String).self) { group in
      for figure in figures { group.addTask { (figure.id, try write(figure)) } }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
  }

  private func write(_ figure: PageFigure) throws -> String {
    let base = "html/figures/\(figure.id)"
    let parts = [figure.key?.hex ?? "", figure.id, figure.alt, "\(figure.figure.width)"]
    let key = Digest(of: parts.joined(separator: "\n"))
    // The numbers of a figure that was carried over may have been left out.
    let hasSource = figure.source.rowCount > 0
    if folder.isCurrent(base + ".svg", key: key), folder.isCurrent(base + ".png", key: key),
      folder.isCurrent(base + ".pdf", key: key),
      !hasSource || folder.isCurrent(base + ".tsv", key: key),
      figure.frames.indices.allSatisfy({ folder.isCurrent("\(base)-frame-\($0).svg", key: key) }),
      let svg = folder.own.contents(of: base + ".svg")
    {
      return String(decoding: svg, as: UTF8.self)
    }
    if hasSource {
      try folder.write(Data(figure.source.tsv().utf8), to: base + ".tsv", key: key)
    }
    // A picture's own file stays as it is.
    let own = figure.figure.picture.map { [$0.format: $0.data] } ?? [:]
    return try typesetters.lend { typesetter in
      let drawn = figure.figure.laidOut(by: typesetter)
      let svg = drawn.svg(idPrefix: figure.id, title: figure.alt)
      try folder.write(Data(svg.utf8), to: base + ".svg", key: key)
      try folder.write(try own[.png] ?? drawn.png(), to: base + ".png", key: key)
      try folder.write(
        try own[.pdf] ?? drawn.pdf(title: figure.alt), to: base + ".pdf", key: key)
      for (index, frame) in figure.frames.enumerated() {
        let svg = frame.laidOut(by: typesetter).svg(idPrefix: "frame", title: "")
        try folder.write(Data(svg.utf8), to: "\(base)-frame-\(index).svg", key: key)
      }
      return svg
    }
  }

  private func writeTables() throws {
    for (path, entry) in tables {
      let paths = ["tables", "html/tables"].flatMap { folder in
        ["\(folder)/\(path).tsv", "\(folder)/\(path).csv"]
      }
      if let key = entry.key, paths.allSatisfy({ folder.isCurrent($0, key: key) }) { continue }
      let tsv = Data(entry.content.table.tsv().utf8)
      let csv = Data(entry.content.table.csv().utf8)
      for path in paths {
        try folder.write(path.hasSuffix("tsv") ? tsv : csv, to: path, key: entry.key)
      }
    }
  }

  private func writeValues() throws {
    let places = tables.map {
      "\($0.path) \($0.entry.key?.hex ?? "") \($0.entry.slug) \($0.entry.anchor)"
    }
    let singles = citable.map { "\($0.key) \($0.id)" }
    let key = Digest(of: (places + singles).joined(separator: "\n"))
    guard
      tables.contains(where: { $0.entry.key == nil }) || !folder.isCurrent("values.json", key: key)
        || !folder.isCurrent("values.tex", key: key)
    else { return }
    try folder.write(try ValuesJSON.encode(citable, tables: tables), to: "values.json", key: key)
    try folder.write(Data(ValuesTeX.encode(citable).utf8), to: "values.tex", key: key)
  }

  private func writeManifest() throws {
    let items = ManifestItem.all(in: book, tables: tables)
    let files = folder.files(withOthers: chapters.count < book.chapters.count)
      .filter { $0.path != "manifest.json" && $0.path != "ro-crate-metadata.json" }
    let manifest = Manifest(
      book: book, seed: seed, profile: profile, software: software, records: results.records,
      items: items, files: files)
    try folder.write(try manifest.encoded(), to: "manifest.json")
    let crate = ROCrate(
      book: book, seed: seed, software: software, items: items, files: files)
    try folder.write(try crate.encoded(), to: "ro-crate-metadata.json")
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
