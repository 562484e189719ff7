import Markup

/// What the resolver finds in the text on its way.
struct TextFindings: Sendable {
  var log: DiagnosticLog
  var replications: [ReplicationLine] = []
  var pins: [Pin] = []
  /// Citation keys in order of first citation.
  private(set) var cited: [String] = []
  /// Rows that the text cites, counted from 0, by the table's anchor.
  private(set) var citedRows: [String: Set<Int>] = [:]
  /// Files beside the chapters that links lead to: paths below `Chapters`.
  var linked: Set<String> = []
  /// How many numbers a chapter's text lacks, by chapter.
  var gaps: [Int: Int] = [:]
  /// What a chapter shows that was not computed here, by chapter.
  private(set) var carried: [Int: Set<CarriedOver>] = [:]
  /// Labels of footnotes in order of reference, by chapter.
  private(set) var footnotes: [Int: [String]] = [:]

  init(isDraft: Bool) { log = DiagnosticLog(isDraft: isDraft) }

  /// The number of a work in the bibliography. A new work gets the next one.
  mutating func number(ofWork key: String) -> Int {
    if let place = cited.firstIndex(of: key) { return place + 1 }
    cited.append(key)
    return cited.count
  }

  /// The number of a footnote in its chapter. A new footnote gets the next one.
  mutating func number(ofFootnote label: String, in chapter: Int) -> Int {
    let known = footnotes[chapter] ?? []
    if let place = known.firstIndex(of: label) { return place + 1 }
    footnotes[chapter] = known + [label]
    return known.count + 1
  }

  mutating func note(_ carried: CarriedOver?, in chapter: Int) {
    if let carried { self.carried[chapter, default: []].insert(carried) }
  }

  mutating func cite(row: Int, ofTable id: String) { citedRows[id, default: []].insert(row) }
}
