import Curation
import Engine
import Figures
import Imaging
import Book
import StudyTerms
import Tables

extension CurationSummary {
  func volumeContent(_ volumes: Table) -> Content {
    .table(
      TableContent(
        part: "volumes", volumes, keys: ["pid"],
        caption: "Volumes of the left ventricle within the contours drawn by hand, slice by slice"
          + " at the distance that curation found."))
  }

  func cohortContent(_ findings: CohortFindings.Output, of cohort: Cohort) throws -> [Content] {
    let problems = try findings.tables("problems")
    let slices = try findings.tables("slices")
    let last = problems.rowCount - 1
    let injected = findings.tables.tables["injected"]
    let fates = try slices.texts("fate")
    let scanners = try findings.tables("scanners")
    func different(_ column: String) throws -> Double {
      Double(Set(try scanners.texts(column)).subtracting([""]).count)
    }
    func count(_ fate: SliceFate) -> NamedValue {
      NamedValue(
        "slices_\(fate.rawValue)", Double(fates.count { $0 == fate.rawValue }), unit: "slices",
        decimals: 0)
    }
    let known: [Content] =
      try injected.map { table in
        let named = try table.texts("named").count { $0 == "yes" }
        return [
          .table(
            TableContent(
              part: "injected", table, keys: ["pid", "kind", "slice"],
              caption: "What was put into the synthetic studies, and whether the log names it.",
              shownRows: 12)),
          .values([
            NamedValue("injected", Double(table.rowCount), decimals: 0),
            NamedValue("injected_named", Double(named), decimals: 0),
            NamedValue(
              "injected_patients", Double(Set(try table.texts("pid")).count), unit: "patients",
              decimals: 0),
          ]),
        ]
      } ?? []
    // Where nothing was wrong there is nothing to draw, and of some problems there is nothing to see.
    let kinds = last > 0 ? [Content.figure(try problemFigure(problems))] : []
    let shown = findings.examples
    let examples =
      shown.isEmpty
      ? Content.missing(["examples": "nothing was put right that can be seen in an image"])
      : Content.figure(try exampleFigure(shown))
    return known + kinds + [
      .table(
        TableContent(
          problems, keys: ["problem"],
          caption: "Problems met by the curation, by lines of its log and by patients.")),
      .table(
        TableContent(
          part: "attention", try findings.tables("attention"), keys: ["pid"],
          caption: "Series to look at, those first where most was changed.", shownRows: 10)),
      .figure(try locationFigure(slices)),
      examples,
    ] + (try distributionFigures(findings.tables).map(Content.figure)) + [
      .table(
        TableContent(
          part: "series", try findings.tables("series"), keys: ["pid"],
          caption: "The curated series.", shownRows: 8)),
      .table(
        TableContent(
          part: "demographics", try findings.tables("demographics"), keys: ["group", "value"],
          caption: "Patients by sex and age, as the headers of the curated series say.")),
      .table(
        TableContent(
          part: "settings", try findings.tables("settings"), keys: ["quantity"],
          caption: "What the headers say of patients and settings: ranges over the series.",
          units: RowUnits(
            try findings.tables("settings").texts("unit"), of: ["min", "median", "max"]))),
      .table(
        TableContent(
          part: "scanners", try findings.tables("scanners"), keys: ["scanner", "field"],
          caption: "Series by scanner and field strength.")),
      .table(
        TableContent(
          part: "log", try findings.tables("log"), keys: ["pid", "problem", "image", "extra"],
          caption: "The curation's log.", shownRows: 8)),
      .table(
        TableContent(
          part: "slices", slices, keys: ["pid", "image"],
          caption: "Every slice that was found or made.", shown: false)),
      .values(
        [
          NamedValue("lines", try problems.numbers("lines")[last], decimals: 0),
          NamedValue(
            "patients", Double(findings.curatedPatients), unit: "patients", decimals: 0),
          NamedValue(
            "patients_with_problems", try problems.numbers("patients")[last], unit: "patients",
            decimals: 0),
          NamedValue(
            "series", Double(try findings.tables("series").rowCount), unit: "series", decimals: 0),
          NamedValue("slices", Double(slices.rowCount), unit: "slices", decimals: 0),
          NamedValue("scanners", try different("scanner"), decimals: 0),
          NamedValue("field_strengths", try different("field"), decimals: 0),
        ] + SliceFate.allCases.map(count)),
    ]
  }

  /// A column of slices for each series, those with something to see first.
  private func locationFigure(_ slices: Table) throws -> FigureContent {
    let ids = try slices.texts("pid")
    let fates = try slices.texts("fate")
    let locations = try slices.numbers("location")
    var changed: [String: Int] = [:]
    var order: [String] = []
    for (id, fate) in zip(ids, fates) {
      if changed[id] == nil { order.append(id) }
      changed[id, default: 0] += fate == SliceFate.kept.rawValue ? 0 : 1
    }
    // More than this cannot be told apart.
    let shown = Array(
      order.enumerated().sorted {
        (-changed[$0.element, default: 0], $0.offset)
          < (-changed[$1.element, default: 0], $1.offset)
      }.prefix(24).map(\.element))
    let marks = SliceFate.allCases.map { fate -> Mark in
      let rows = ids.indices.filter { fates[$0] == fate.rawValue && shown.contains(ids[$0]) }
      return .points(
        // What was dropped often lies where another was kept.
        x: rows.map { row in
          Double(shown.firstIndex(of: ids[row]) ?? 0) + (fate == .dropped ? 0.22 : 0)
        },
        y: rows.map { locations[$0] }, color: fate.color, size: 4.5, opacity: 0.9,
        shape: fate.shape)
    }
    let panel = Panel(
      x: Axis("Series", .band(shown)), y: Axis("Location from the lowest slice", unit: "mm"), marks)
    return FigureContent(
      part: "locations",
      Figure(
        [panel], aspect: 0.5,
        // What did not happen to any of them needs no explanation.
        legend: SliceFate.allCases.filter { fates.contains($0.rawValue) }.map {
          LegendEntry($0.rawValue, color: $0.color, symbol: .point, shape: $0.shape)
        }),
      source: slices,
      caption: "Where the slices of a series lie along its normal, and what became of them; the"
        + " series where most was changed, at most 24.",
      alt: "A column of dots for each series, evenly spaced where a slice was kept; copied slices"
        + " fill gaps, dropped ones lie between or beyond the others.")
  }

  /// Before on the left, after on the right: what stands for an image where there is none.
  private func exampleFigure(
    _ examples: [CuratedPatient.Example]
  ) throws -> FigureContent {
    let absent: Set = [
      CurationProblem.spacingMissing.rawValue, CurationProblem.missingFrame.rawValue,
    ]
    let panels = examples.flatMap { example in
      [
        Self.panel(
          "\(example.problem)", example.before,
          missing: absent.contains(example.problem) ? "missing" : "cannot be read"),
        Self.panel("after", example.after, missing: "left out"),
      ]
    }
    let table = try Table([
      Column("problem", title: "Problem", texts: examples.map(\.problem)),
      Column("image", title: "Image", texts: examples.map(\.image)),
      Column("kept", title: "Kept", texts: examples.map { $0.after == nil ? "no" : "yes" }),
    ])
    // Pairs stay together, and many of them on one page legible.
    let columns = panels.count <= 16 ? 4 : 6
    return FigureContent(
      part: "examples", Figure(panels, columns: columns, aspect: nil), source: table,
      caption:
        "Images as they were found (named by their problem), and what curation made of them; in the"
        + " place of a missing slice or frame, its neighbour.",
      alt: "Pairs of images, before and after curation: "
        + examples.map(\.problem).joined(separator: ", ") + ".")
  }

  private static func panel(_ title: String, _ image: Thumbnail?, missing: String) -> Panel {
    let side = Double(Thumbnail.largest)
    let marks: [Mark]
    if let image {
      let (width, height) = (Double(image.width), Double(image.height))
      let scale = side / max(width, height)
      let left = (side - width * scale) / 2
      let top = (side - height * scale) / 2
      marks = [
        .image(
          Raster(gray: Array(image.grey), width: image.width, height: image.height),
          x0: left, x1: left + width * scale, y0: top, y1: top + height * scale)
      ]
    } else {
      marks = [.text(x: side / 2, y: side / 2, missing, anchor: .middle, color: .gray)]
    }
    return Panel(title: title, x: .hidden(0...side), y: .hidden(0...side, reversed: true), marks)
  }

  /// Histograms of what the headers say; what is the same in all series is said in words, as a single bar shows nothing.
  private func distributionFigures(_ tables: NamedTables) throws -> [FigureContent] {
    let headers = try tables("headers")
    let settings: [Distribution] = [
      .init("age", "Age", "years", decimals: 1), .init("field", "Field strength", "T", decimals: 2),
      .init("echo_time", "Echo time", "ms", decimals: 2),
      .init("repetition_time", "Repetition time", "ms", decimals: 2),
      .init("thickness", "Slice thickness", "mm", decimals: 2),
    ]
    let geometry: [Distribution] = [
      .init("pixel", "Pixel", "mm", decimals: 3),
      .init("distance", "Slice distance", "mm", decimals: 2), .init("slices", "Slices"),
      .init("phases", "Phases"), .init("X", "Columns", "pixels"), .init("Y", "Rows", "pixels"),
    ]
    return try [
      figure(settings, "headers", of: headers, caption: "Patients and what the scanner was set to"),
      figure(geometry, "geometry", of: headers, caption: "The curated series by their geometry"),
    ].compactMap { $0 }
  }

  private struct Distribution {
    var column, label: String
    var unit: String?
    var decimals: Int

    init(_ column: String, _ label: String, _ unit: String? = nil, decimals: Int = 0) {
      (self.column, self.label, self.unit, self.decimals) = (column, label, unit, decimals)
    }

    /// Whether two values print the same.
    func same(_ a: Double, _ b: Double) -> Bool {
      Number.fixed(a, decimals) == Number.fixed(b, decimals)
    }

    func text(_ value: Double) -> String {
      "\(label.lowercased()) \(Number.short(value))" + (unit.map { " " + $0 } ?? "")
    }
  }

  /// nil where no quantity differs between the series.
  private func figure(
    _ distributions: [Distribution], _ part: String, of table: Table, caption: String
  ) throws -> FigureContent? {
    var panels: [Panel] = []
    var drawn: [String] = []
    var constant: [String] = []
    var unknown: [String] = []
    if part == "headers" {
      let sexes = try table.texts("sex")
      let known = Set(sexes).subtracting([""]).sorted()
      switch known.count {
      case 0: unknown.append("sex")
      case 1 where !sexes.contains(""): constant.append("sex \(known[0])")
      default:
        let names = known + (sexes.contains("") ? ["not said"] : [])
        drawn.append("sex")
        panels.append(
          .horizontalBars(
            names: names,
            values: names.map { name in
              Double(sexes.count { $0 == (name == "not said" ? "" : name) })
            }, xLabel: "Series", title: "Sex"))
      }
    }
    for distribution in distributions {
      let values = try table.numbers(distribution.column).filter(\.isFinite)
      guard let low = values.min(), let high = values.max() else {
        unknown.append(distribution.label.lowercased())
        continue
      }
      if distribution.same(low, high) {
        constant.append(distribution.text(low))
      } else {
        drawn.append(distribution.label.lowercased())
        panels.append(
          .histogram(
            values: values, bins: 8, xLabel: distribution.label, unit: distribution.unit,
            yLabel: "Series"))
      }
    }
    guard !panels.isEmpty else { return nil }
    let same = constant.isEmpty ? "" : " The same in all: \(constant.joined(separator: ", "))."
    let unsaid =
      unknown.isEmpty ? "" : " Not said by any header: \(unknown.joined(separator: ", "))."
    return FigureContent(
      part: part, Figure(panels, columns: 3), source: table,
      caption: "\(caption).\(same)\(unsaid)",
      alt: "Distributions over the series: \(drawn.joined(separator: ", ")).")
  }
}

extension SliceFate {
  fileprivate var color: Color {
    switch self {
    case .kept: .blue
    case .moved: .purple
    case .copied: .green
    case .dropped: .vermilion
    }
  }

  fileprivate var shape: PointShape {
    switch self {
    case .kept: .circle
    case .moved: .diamond
    case .copied: .square
    case .dropped: .cross
    }
  }
}
