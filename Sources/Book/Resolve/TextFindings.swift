import Markup

/// What the text of a book turns out to hold while it is resolved.
struct TextFindings: Sendable {
  var log: DiagnosticLog
  var replications: [ReplicationLine] = []
  var pins: [Pin] = []
  /// Keys of the bibliography in order of first citation.
  private(set) var cited: [String] = []
  /// By a table's anchor, the rows that a text cites, counted from 0.
  private(set) var citedRows: [String: Set<Int>] = [:]
  /// Files beside the chapters that links lead to: paths below Chapters.
  var linked: Set<String> = []
  /// By chapter, the labels of footnotes in order of reference.
  private(set) var footnotes: [Int: [String]] = [:]

  init(isDraft: Bool) { log = DiagnosticLog(isDraft: isDraft) }

  /// The number of a work in the bibliography.
  mutating func number(ofWork key: String) -> Int {
    if let place = cited.firstIndex(of: key) { return place + 1 }
    cited.append(key)
    return cited.count
  }

  /// The number of a footnote in its chapter.
  mutating func number(ofFootnote label: String, in chapter: Int) -> Int {
    let known = footnotes[chapter] ?? []
    if let place = known.firstIndex(of: label) { return place + 1 }
    footnotes[chapter] = known + [label]
    return known.count + 1
  }

  mutating func cite(row: Int, ofTable id: String) { citedRows[id, default: []].insert(row) }
}
