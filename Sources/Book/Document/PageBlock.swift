import Engine
import Figures
import Markup
import Mathematics
import Tables

/// A block of a resolved page.
public indirect enum PageBlock: Sendable {
  /// A heading with its number, such as `2.1`. Chapter titles have level 1.
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
  /// A table that the author wrote, with its caption.
  case captioned(PageCaption, PageBlock)
  case figure(PageFigure)
  /// A table that a directive generated.
  case generatedTable(PageTable)
  /// A directive whose data or steps are not available. It is shown in its place, with the reason
  /// and its line in the chapter.
  case notBuilt(id: String, name: String, reason: String, place: String)
  case thematicBreak
  /// Tables of a directive that no page shows in full. The page lists the rows that the book cites.
  case citedRows(label: String, [PageTable])
  /// Where the output of a directive begins. Links to its label lead here, and so do citations of
  /// values that no table shows.
  case anchor(id: String)
}

/// A figure in a page, with its number and provenance.
public struct PageFigure: Sendable {
  /// The anchor `fig-agreement`, which also names its files: `figures/fig-agreement.svg`, `.png`,
  /// `.pdf`, `.tsv`.
  public var id: String
  /// Counted from 1 through the book.
  public var number: Int
  /// What stands before the number: `S` in “Figure S1”.
  public var prefix = ""
  /// The number as it is shown: `S1`.
  package var numeral: String { "\(prefix)\(number)" }
  /// The drawing.
  public var figure: Figure
  /// The numbers in the figure, for download; without columns for a picture of elsewhere.
  public var source: Table
  /// The resolved caption.
  public var caption: [PageInline]
  /// The alternative text.
  public var alt: String
  /// Where the figure comes from.
  public var provenance: Provenance
  /// Changes whenever the drawing may change; nil if unknown.
  public var key: Digest?
  /// Frames that an HTML page plays beside the figure: `figures/fig-agreement-frame-0.svg` and so
  /// on.
  public var frames: [Figure] = []
}

/// A generated table in a page, with its number and provenance.
public struct PageTable: Sendable {
  /// The anchor `tab-agreement`. Its files are `tables/agreement.tsv` and `.csv`.
  public var id: String
  /// The file name without extension: `agreement`, `agreement.bins`.
  public var file: String
  /// Counted from 1 through the book.
  public var number: Int
  /// What stands before the number: `S` in “Table S1”.
  public var prefix = ""
  /// The number as it is shown: `S1`.
  package var numeral: String { "\(prefix)\(number)" }
  /// Whether the PDF gives it pages of its own, wider than high.
  public var isLandscape = false
  /// All columns and rows.
  public var table: Table
  /// The number of rows shown; the files have all of them.
  public var shownRows: Int
  /// The number of rows before some were left out, because the table was carried over; nil if it is
  /// whole.
  package var rowsBefore: Int?
  /// The resolved caption.
  public var caption: [PageInline]
  /// Where the table comes from.
  public var provenance: Provenance
}

/// Where something generated comes from.
public struct Provenance: Sendable, Hashable, Codable {
  /// The directive's name: `volume-agreement`.
  public var directive: String
  /// The steps behind it in order, with their keys in hexadecimal.
  public var steps: [StepRecord]
  /// The files that were read, with their SHA-256.
  public var inputs: [Input]
  /// The options of the block in YAML, with parameters filled in and without those of presentation.
  public var options = ""
  /// Keys of the steps whose outputs it is made of. The other steps are inputs of these.
  public var ends: [String] = []
  /// Set if it was not computed here.
  public var carried: CarriedOver?

  /// `steps` and `inputs` are listed in the order in which the page shows them.
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

  /// A step as the provenance lists it.
  public struct StepRecord: Sendable, Hashable, Codable {
    /// The name of the step's type.
    public var name: String
    /// The step's key in hexadecimal.
    public var key: String
    /// The fingerprint of its sources.
    public var code: String
    /// The seed that it got.
    public var seed: UInt64

    /// `key` and `code` are hexadecimal digests.
    package init(name: String, key: String, code: String, seed: UInt64) {
      self.name = name
      self.key = key
      self.code = code
      self.seed = seed
    }
  }

  /// A file that was read.
  public struct Input: Sendable, Hashable, Codable {
    /// The data set and path: `cmr/analysis/7T/volumes.tsv`.
    public var file: String
    /// The digest in hexadecimal.
    public var sha256: String

    /// `sha256` is in hexadecimal.
    package init(file: String, sha256: String) {
      self.file = file
      self.sha256 = sha256
    }
  }
}
