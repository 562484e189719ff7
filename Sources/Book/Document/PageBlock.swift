import Engine
import Figures
import Markup
import Mathematics
import Tables

/// A block of a resolved page.
public indirect enum PageBlock: Sendable {
  /// `number` as `2.1`; chapter titles are level 1.
  case heading(level: Int, number: String?, id: String, [PageInline])
  case paragraph([PageInline])
  /// A formula on a line of its own; with an id and a number across the book, from 1, where the
  /// author gave it a label.
  case equation(Formula, id: String?, number: Int?)
  case code(language: String?, String)
  case quote([PageBlock])
  case alert(kind: String, [PageBlock])
  case list(start: Int?, tight: Bool, items: [[PageBlock]])
  /// A table that the author wrote.
  case table(header: [[PageInline]], alignments: [Block.Alignment], rows: [[[PageInline]]])
  case figure(PageFigure)
  /// A table that a directive generated.
  case generatedTable(PageTable)
  /// A directive whose data or steps could not be had: shown where it belongs, with the reason and
  /// its place in the chapter.
  case notBuilt(id: String, name: String, reason: String, place: String)
  case thematicBreak
  /// Tables of a directive that no page shows whole: of these the rows stand here that a text of
  /// the book cites.
  case citedRows(label: String, [PageTable])
  /// Where a directive's output begins: what links to its label lead to, values that no table shows
  /// too.
  case anchor(id: String)
}

public struct PageFigure: Sendable {
  /// `fig-agreement`, also the name of its files: `figures/fig-agreement.svg`, `.png`, `.pdf`,
  /// `.tsv`.
  public var id: String
  /// Across the book, from 1.
  public var number: Int
  public var figure: Figure
  public var source: Table
  public var caption: [PageInline]
  public var alt: String
  public var provenance: Provenance
  /// Changes whenever the drawing may; nil where unknown.
  public var key: Digest?
  /// What an HTML page shows moving beside the figure: `figures/fig-agreement-frame-0.svg`, and so
  /// on.
  public var frames: [Figure] = []
}

public struct PageTable: Sendable {
  /// `tab-agreement`, also the name of its files: `tables/agreement.tsv`, `.csv`.
  public var id: String
  /// File name without ending: `agreement`, `agreement.bins`.
  public var file: String
  /// Across the book, from 1.
  public var number: Int
  public var table: Table
  /// Rows shown; the others are in the files.
  public var shownRows: Int
  public var caption: [PageInline]
  public var provenance: Provenance
}

/// Where something generated comes from.
public struct Provenance: Sendable, Hashable, Codable {
  public var directive: String
  /// The steps behind it with their keys (hex), in order.
  public var steps: [StepRecord]
  /// Files read, with SHA-256.
  public var inputs: [Input]
  /// The block's options with the parameters' values, in YAML; those of presentation aside.
  public var options = ""
  /// Keys of the steps whose outputs it is made of; the others are behind these.
  public var ends: [String] = []

  package init(
    directive: String, steps: [StepRecord], inputs: [Input], options: String = "",
    ends: [String] = []
  ) {
    self.directive = directive
    self.steps = steps
    self.inputs = inputs
    self.options = options
    self.ends = ends
  }

  public struct StepRecord: Sendable, Hashable, Codable {
    public var name: String
    public var key: String
    public var code: String
    public var seed: UInt64

    package init(name: String, key: String, code: String, seed: UInt64) {
      self.name = name
      self.key = key
      self.code = code
      self.seed = seed
    }
  }

  public struct Input: Sendable, Hashable, Codable {
    public var file: String
    public var sha256: String

    package init(file: String, sha256: String) {
      self.file = file
      self.sha256 = sha256
    }
  }
}
