import Engine

/// What a page says once, at its head, about all of its results.
package struct PageNote: Sendable, Hashable {
  /// What the note is about.
  package enum Kind: String, Sendable {
    /// Results that were not computed here.
    case carried
    /// Results that are missing.
    case missing
  }
  package var kind: Kind
  package var text: [PageInline]
}

extension PageNote {
  /// Says that results of the page were not computed here, from which data and with what.
  init(_ carried: [CarriedOver]) {
    kind = .carried
    let datasets = Set(carried.flatMap(\.datasets)).sorted()
    let with = Set(carried.flatMap { $0.with.map { "\($0.key) \($0.value)" } }).sorted()
    text = [
      .strong([.text("Carried over.")]),
      .text(
        " Results of this page that say so were computed on another machine, from data that are "
          + "not here ("),
    ]
    text += Self.list(datasets) + [.text("); the checksums of all files stand with them. ")]
    if !with.isEmpty { text.append(.text("Computed with \(with.joined(separator: ", ")). ")) }
    let fetch = "report data fetch \(datasets.joined(separator: " "))"
    text += [
      .text("After "), .code(fetch), .text(", "), .code("report build"),
      .text(" computes them anew."),
    ]
  }

  /// Says which results the page lacks; nil if it lacks none. `gaps`: the number of missing numbers
  /// in its text; `datasets`: all that the book lacks, for pages that only cite.
  init?(missing failures: [StepFailure], gaps: Int, datasets: [String]) {
    guard !failures.isEmpty || gaps > 0 else { return nil }
    kind = .missing
    let own = Set(failures.compactMap(\.dataset)).sorted()
    let lacked = own.isEmpty && failures.isEmpty ? datasets : own
    text = [.strong([.text("Not all results are here.")])]
    if !failures.isEmpty {
      text.append(
        .text(
          failures.count == 1
            ? " The figures and tables of one block are left out."
            : " The figures and tables of \(failures.count) blocks are left out."))
    }
    if gaps > 0 { text.append(.text(" A dash (–) stands for each number that is missing.")) }
    if lacked.isEmpty {
      // The sentence names the file.
      if let first = failures.first { text.append(.text(" The reason: \(first.sentence).")) }
    } else {
      text.append(
        .text(lacked.count == 1 ? " They need the data set " : " They need the data sets "))
      text += Self.list(lacked) + [.text(", which \(lacked.count == 1 ? "is" : "are") not here: ")]
      text += [.code("report data fetch"), .text(" fetches what can be had.")]
    }
  }

  /// Names in code, with commas.
  private static func list(_ names: [String]) -> [PageInline] {
    names.enumerated().flatMap { index, name -> [PageInline] in
      (index > 0 ? [.text(", ")] : []) + [.code(name)]
    }
  }
}
