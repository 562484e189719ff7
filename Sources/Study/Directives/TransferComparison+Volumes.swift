import Book
import Engine
import Figures
import Imaging
import Statistics
import StudyTerms
import Tables

extension TransferComparison {
  private var curvesStep: LeftVentricleCurves {
    LeftVentricleCurves(
      observers: confusion(of: .observer), model: confusion(of: .doubleTransfer),
      cohort: origin.cohort)
  }
  var volumesStep: Interobserver { Interobserver(curves: curvesStep, frames: origin.frames) }
  var differencesStep: InterobserverDifferences { InterobserverDifferences(volumes: volumesStep) }
  var tilesStep: VolumeTiles { VolumeTiles(curves: curvesStep) }

  func interobserverContent(_ results: any Results) throws -> [Content] {
    let volumes = try results.output(of: volumesStep)
    let differences = try results.output(of: differencesStep)
    let means = try differences.filtered("volunteer", "mean")
    let isLive = origin.isLive
    return [
      .figure(
        FigureContent(
          try volumeFigure(volumes), source: try keyed(volumes),
          caption: "EDV and ESV of the test volunteers by "
            + (isLive
              ? "the truth, a simulated second observer (TR) and TL2, at the true"
              : "two observers (WS, TR) and TL2, at the published")
            + " frames and at each reader's own.",
          alt: "Points of EDV and ESV by volunteer, a symbol for each reader.")
      ).made(of: volumesStep),
      .table(
        TableContent(
          try keyed(means.dropping(["volunteer"])), keys: ["frames", "pair"],
          caption:
            "Mean over the test volunteers of 100 |B − A| / A for the readers A-B; ED and ES from "
            + (isLive ? "the true frames," : "the published frames, from WS's masks,")
            + " and from each reader's own masks.")
      ).made(of: differencesStep),
      .table(
        TableContent(
          part: "volunteers", try keyed(differences), keys: ["frames", "pair", "volunteer"],
          caption: "Differences by volunteer.", shownRows: 4)
      ).made(of: differencesStep),
      .table(
        TableContent(
          part: "volumes", try keyed(volumes), keys: ["frames", "volunteer", "reader"],
          caption: "Volumes by volunteer and reader.")
      ).made(of: volumesStep),
    ] + (isLive ? [] : [.table(try framesAudit(means, volumes))])
  }

  func tilesContent(_ results: any Results) throws -> [Content] {
    let table = try results.output(of: tilesStep)
    func title(_ reader: Reader) -> String { reader.title(isLive: origin.isLive) }
    let pairs = Reader.pairs.map { "\(title($1)) − \(title($0))" }
    return [
      .figure(
        FigureContent(
          try tilesFigure(table), source: try keyed(table),
          caption: "LV volume differences by slice and frame: \(pairs[0]), \(pairs[1])"
            + " and \(pairs[2]), a row for each test volunteer.",
          alt: "Tiles of slice against frame, blue where the second reader's LV is smaller, orange"
            + " where it is larger.")),
      .table(
        TableContent(
          try keyed(table), keys: ["pair", "volunteer", "slice", "frame"],
          caption: "LV volume differences by image.", shownRows: 4)),
      .table(
        TableContent(
          part: "slices", try keyed(sliceDifferences(table)), keys: ["pair", "slice"],
          caption: "LV volume differences by slice, from the apex (0) to the base.", shownRows: 5)
      ),
    ]
  }
}

extension TransferComparison {
  /// With the truth called so, where the readers are not the published ones.
  private func keyed(_ table: Table) throws -> Table {
    guard origin.isLive else { return table }
    let names = Dictionary(
      uniqueKeysWithValues: Reader.allCases.map { ($0.rawValue, $0.liveKey) }
        + Reader.pairs.map {
          ("\($0.rawValue)-\($1.rawValue)", "\($0.liveKey)-\($1.liveKey)")
        })
    return try table.replacing(["reader", "pair"]) { names[$0] ?? $0 }
  }

  private func volumeFigure(_ table: Table) throws -> Figure {
    let frames = try table.texts("frames")
    let volunteers = try table.texts("volunteer")
    let readers = try table.texts("reader")
    let names = Set(volunteers).sorted(by: NaturalOrder.precedes)
    let looks: [Reader: (Color, PointShape)] = [
      .first: (.ink, .circle), .second: (.vermilion, .triangle), .model: (.blue, .square),
    ]
    func look(_ reader: Reader) -> (Color, PointShape) { looks[reader] ?? (.gray, .cross) }
    let choices: [(Interobserver.Frames, String)] = [
      origin.isLive ? (.truth, "true frames") : (.published, "published frames"),
      (.own, "own frames"),
    ]
    let panels = try choices.flatMap { choice, title in
      try ["EDV", "ESV"].map { measure in
        let values = try table.numbers(measure)
        return Panel(
          title: "\(measure), \(title)", x: Axis("Volunteer", .band(names)),
          y: Axis(measure, unit: "ml"),
          Reader.allCases.enumerated().map { index, reader in
            let rows = frames.indices.filter {
              frames[$0] == choice.rawValue && readers[$0] == reader.rawValue
            }
            return .points(
              x: rows.map {
                Double(names.firstIndex(of: volunteers[$0]) ?? 0) + 0.2 * Double(index - 1)
              }, y: rows.map { values[$0] }, color: look(reader).0, size: 6, opacity: 1,
              shape: look(reader).1)
          })
      }
    }
    return Figure(
      panels, columns: 2,
      legend: Reader.allCases.map {
        LegendEntry(origin.isLive ? $0.liveKey : $0.rawValue, color: look($0).0, shape: look($0).1)
      })
  }

  private func tilesFigure(_ table: Table) throws -> Figure {
    let labels = try table.texts("pair")
    let volunteers = try table.texts("volunteer")
    let slices = try table.numbers("slice")
    let frames = try table.numbers("frame")
    let differences = try table.numbers("difference")
    let scale = ColorScale.diverging(middle: 0, reach: 15)
    var panels: [Panel] = []
    for volunteer in Set(volunteers).sorted(by: NaturalOrder.precedes) {
      for (a, b) in Reader.pairs {
        let pair = "\(a.rawValue)-\(b.rawValue)"
        let rows = labels.indices.filter {
          labels[$0] == pair && volunteers[$0] == volunteer
        }
        panels.append(
          Panel(
            title: origin.isLive
              ? "\(volunteer): \(b.liveKey) − \(a.liveKey)"
              : "\(volunteer): \(b.title(isLive: false)) − \(a.title(isLive: false))",
            x: Axis("Frame"),
            y: Axis("Slice", reversed: true),
            [
              .tiles(
                x: rows.map { frames[$0] }, y: rows.map { slices[$0] },
                values: rows.map { differences[$0] }, scale: scale)
            ]))
      }
    }
    return Figure(
      panels, columns: Reader.pairs.count, aspect: 0.8,
      colorBar: ColorBar(scale, label: "Difference of the LV (ml)"))
  }

  /// Mean absolute, mean and largest absolute difference by pair of readers and slice.
  private func sliceDifferences(_ table: Table) throws -> Table {
    let labels = try table.texts("pair")
    let slices = try table.numbers("slice").map { Int($0) }
    let differences = try table.numbers("difference")
    var keys: [(pair: String, slice: Int)] = []
    var values: [[Double]] = []
    for (a, b) in Reader.pairs {
      let pair = "\(a.rawValue)-\(b.rawValue)"
      let groups = Dictionary(grouping: labels.indices.filter { labels[$0] == pair }) { slices[$0] }
      for (slice, rows) in groups.sorted(by: { $0.key < $1.key }) {
        keys.append((pair, slice))
        values.append(rows.map { differences[$0] })
      }
    }
    let sizes = values.map { $0.map(abs) }
    return try Table([
      Column("pair", title: "Readers", texts: keys.map(\.pair)),
      Column("slice", title: "Slice", counts: keys.map(\.slice)),
      Column("count", title: "Images", counts: values.map(\.count)),
      Column(
        "absolute", title: "Mean absolute", unit: "ml", decimals: 2,
        numbers: sizes.map(Statistics.mean)),
      Column("mean", title: "Mean", unit: "ml", decimals: 2, numbers: values.map(Statistics.mean)),
      Column(
        "largest", title: "Largest", unit: "ml", decimals: 2,
        numbers: sizes.map { $0.max() ?? .nan }
      ),
    ])
  }

  /// The published frames come from a third set of masks; WS's own are like for like.
  private func framesAudit(_ means: Table, _ volumes: Table) throws -> TableContent {
    let frames = try means.texts("frames")
    let labels = try means.texts("pair")
    var items: [AuditItem] = []
    for (a, b) in Reader.pairs {
      let pair = "\(a.rawValue)-\(b.rawValue)"
      for measure in LeftVentricle.measures {
        let values = try means.numbers(measure)
        let rows = [Interobserver.Frames.published, .first].compactMap { choice in
          frames.indices.first { frames[$0] == choice.rawValue && labels[$0] == pair }
        }
        guard rows.count == 2 else { continue }
        items.append(
          AuditItem(
            item: "\(pair) \(measure)", published: values[rows[0]], likeForLike: values[rows[1]],
            note: "mean difference in %: frames from a third set of masks, beside WS's own"))
      }
    }
    let choices = try volumes.texts("frames")
    let readers = try volumes.texts("reader")
    let volunteers = try volumes.texts("volunteer")
    let ed = try volumes.numbers("ed_frame")
    for row in choices.indices where choices[row] == "published" && readers[row] == "WS" {
      guard
        let own = choices.indices.first(where: {
          choices[$0] == "WS" && readers[$0] == "WS" && volunteers[$0] == volunteers[row]
        })
      else { continue }
      items.append(
        AuditItem(
          item: "ED frame \(volunteers[row])", published: ed[row], likeForLike: ed[own],
          note: "frame of end-diastole: third set of masks, beside WS's own"))
    }
    return TableContent(
      part: "audit", try AuditItem.table(items, decimals: 2), keys: ["item"],
      caption: "Interobserver differences (per cent) and ED frames, as published and like for like."
    )
  }
}
