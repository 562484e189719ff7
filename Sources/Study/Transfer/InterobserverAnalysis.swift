import Book
import Engine
import Figures
import StudyTerms
import Tables
import Transfer

/// Volumes by two observers and TL2, and how far they lie apart.
struct InterobserverAnalysis: TransferAnalysis {
  private let options: TransferOptions
  private let volumesStep: Interobserver
  private var differencesStep: InterobserverDifferences {
    InterobserverDifferences(volumes: volumesStep)
  }

  init(_ options: TransferOptions) throws {
    let curves = try options.readerCurves()
    guard options.source.hasWholeStacks else {
      throw StudyError("interobserver needs whole stacks: leave `slices` out of `test`")
    }
    self.options = options
    volumesStep = Interobserver(
      curves: curves, frames: options.source.frames, choices: options.source.choices)
  }

  var steps: [any Step] { [volumesStep, differencesStep] }

  private var words: TransferWords { options.source.words }

  func content(from results: any Results) throws -> [Content] {
    let content =
      try results.reading { [try figureContent($0.output(of: volumesStep).rows)] }
      + results.reading { try tables($0.output(of: differencesStep).rows) }
      + results.reading { [try volumeTable($0.output(of: volumesStep).rows)] }
    guard options.source.isPublished else { return content }
    return try content
      + results.reading {
        let volumes = try $0.output(of: volumesStep).rows
        return .table(try audit(means($0.output(of: differencesStep).rows), volumes))
      }
  }

  private func means(
    _ differences: [InterobserverDifferences.Differences]
  ) -> [InterobserverDifferences.Differences] {
    differences.filter { $0.volunteer == nil }
  }

  private func figureContent(_ volumes: [Interobserver.Volumes]) throws -> Content {
    .figure(
      FigureContent(
        figure(volumes), source: try Table(volumes, volumeColumns),
        caption: "EDV and ESV of the test volunteers by \(words.readers) frames and at each"
          + " reader's own.",
        alt: "Points of EDV and ESV by volunteer, a symbol for each reader."))
  }

  private func tables(
    _ differences: [InterobserverDifferences.Differences]
  ) throws -> [Content] {
    let measures = Self.differenceMeasures
    return [
      .table(
        TableContent(
          try Table(means(differences), differenceKeys + measures), keys: ["frames", "pair"],
          caption:
            "Mean over the test volunteers of 100 |B − A| / A for the readers A-B; ED and ES from "
            + "\(words.sources) and from each reader's own masks.")),
      .table(
        TableContent(
          part: "volunteers",
          try Table(differences, differenceKeys + [Self.differenceVolunteer] + measures),
          keys: ["frames", "pair", "volunteer"],
          caption: "Differences by volunteer.", shownRows: 4)),
    ]
  }

  private func volumeTable(_ volumes: [Interobserver.Volumes]) throws -> Content {
    .table(
      TableContent(
        part: "volumes", try Table(volumes, volumeColumns),
        keys: ["frames", "volunteer", "reader"], caption: "Volumes by volunteer and reader."))
  }
}

extension InterobserverAnalysis {
  private var volumeColumns: [RowColumn<Interobserver.Volumes>] {
    let words = words
    return [
      .texts("frames", title: "ED and ES from", \.frames.rawValue),
      .texts("volunteer", title: "Volunteer") { String($0.volunteer.number) },
      .texts("reader", title: "Reader") { words.key($0.reader) },
      .counts("es_frame", title: "ES frame", \.es),
      .counts("ed_frame", title: "ED frame", \.ed),
      .numbers("EDV", unit: "ml", decimals: 1, \.edv),
      .numbers("ESV", unit: "ml", decimals: 1, \.esv),
      .numbers("SV", unit: "ml", decimals: 1, \.sv),
      .numbers("EF", unit: "%", decimals: 1, \.ef),
    ]
  }

  private var differenceKeys: [RowColumn<InterobserverDifferences.Differences>] {
    let words = words
    return [
      .texts("frames", title: "ED and ES from", \.frames.rawValue),
      .texts("pair", title: "Readers") { words.key($0.first, $0.second) },
    ]
  }

  private static let differenceVolunteer: RowColumn<InterobserverDifferences.Differences> =
    .texts("volunteer", title: "Volunteer") { $0.volunteer.map { String($0.number) } ?? "mean" }

  private static let differenceMeasures: [RowColumn<InterobserverDifferences.Differences>] = [
    .numbers("EDV", unit: "%", decimals: 2, \.edv),
    .numbers("ESV", unit: "%", decimals: 2, \.esv),
    .numbers("SV", unit: "%", decimals: 2, \.sv),
    .numbers("EF", unit: "%", decimals: 2, \.ef),
  ]

  private func figure(_ volumes: [Interobserver.Volumes]) -> Figure {
    let volunteers = Set(volumes.map(\.volunteer)).sorted()
    let given = options.source.choices.first ?? .own
    let choices = [(given, words.givenFrames), (.own, "own frames")]
    let measures: [(String, KeyPath<Interobserver.Volumes, Double>)] = [
      ("EDV", \.edv), ("ESV", \.esv),
    ]
    let panels = choices.flatMap { choice, title in
      measures.map { measure, value in
        // The same for both rows, so that they can be compared.
        let all = volumes.map { $0[keyPath: value] }.filter(\.isFinite)
        let margin = 0.05 * ((all.max() ?? 1) - (all.min() ?? 0)) + 1
        let domain = ((all.min() ?? 0) - margin)...((all.max() ?? 1) + margin)
        return Panel(
          title: "\(measure), \(title)",
          x: Axis("Volunteer", .band(volunteers.map { String($0.number) })),
          y: Axis(measure, unit: "ml", .linear(domain: domain)),
          Reader.allCases.enumerated().map { index, reader in
            let own = volumes.filter { $0.frames == choice && $0.reader == reader }
            return .points(
              x: own.map {
                Double(volunteers.firstIndex(of: $0.volunteer) ?? 0) + 0.2 * Double(index - 1)
              }, y: own.map { $0[keyPath: value] }, color: reader.color, size: 6, opacity: 1,
              shape: reader.shape)
          })
      }
    }
    return Figure(
      panels, columns: 2,
      legend: Reader.allCases.map {
        LegendEntry(words.key($0), color: $0.color, shape: $0.shape)
      })
  }

  /// The published frames come from a third set of masks; WS's own are like for like.
  private func audit(
    _ means: [InterobserverDifferences.Differences], _ volumes: [Interobserver.Volumes]
  ) throws -> TableContent {
    let measures: [(String, KeyPath<InterobserverDifferences.Differences, Double>)] = [
      ("EDV", \.edv), ("ESV", \.esv), ("SV", \.sv), ("EF", \.ef),
    ]
    let differences = Reader.pairs.flatMap { pair -> [AuditItem] in
      func find(_ frames: Interobserver.Frames) -> InterobserverDifferences.Differences? {
        means.first { $0.frames == frames && $0.first == pair.0 && $0.second == pair.1 }
      }
      guard let published = find(.published), let own = find(.first) else { return [] }
      return measures.map { measure, value in
        AuditItem(
          item: "\(words.key(pair.0, pair.1)) \(measure)", published: published[keyPath: value],
          likeForLike: own[keyPath: value],
          note: "mean difference in %: frames from a third set of masks, beside WS's own")
      }
    }
    func frames(_ choice: Interobserver.Frames) -> [Interobserver.Volumes] {
      volumes.filter { $0.frames == choice && $0.reader == .first }
    }
    let moments = frames(.published).compactMap { row in
      frames(.first).first { $0.volunteer == row.volunteer }.map { own in
        AuditItem(
          item: "ED frame \(row.volunteer.number)", published: Double(row.ed),
          likeForLike: Double(own.ed),
          note: "frame of end-diastole: third set of masks, beside WS's own")
      }
    }
    return TableContent(
      part: "audit", try AuditItem.table(differences + moments, decimals: 2), keys: ["item"],
      caption: "Interobserver differences (per cent) and ED frames, as published and like for like."
    )
  }
}
