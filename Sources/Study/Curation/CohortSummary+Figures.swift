import Book
import CohortStatistics
import CohortTerms
import Cohorts
import Engine
import Figures
import Imaging
import StudyTerms
import Tables

extension CohortSummary {
  /// A column of slices for each series, those with something to see first.
  func locationFigure(_ slices: [SliceRow]) throws -> FigureContent {
    var changed: [String: Int] = [:]
    var order: [String] = []
    for slice in slices {
      if changed[slice.series] == nil { order.append(slice.series) }
      changed[slice.series, default: 0] += slice.fate == .kept ? 0 : 1
    }
    // More than this cannot be told apart.
    let shown = Array(
      order.enumerated().sorted {
        (-changed[$0.element, default: 0], $0.offset)
          < (-changed[$1.element, default: 0], $1.offset)
      }.prefix(24).map(\.element))
    let marks = SliceFate.allCases.map { fate -> Mark in
      let own = slices.filter { $0.fate == fate && shown.contains($0.series) }
      return .points(
        // A dropped slice often lies where another one was kept.
        x: own.map { slice in
          Double(shown.firstIndex(of: slice.series) ?? 0) + (fate == .dropped ? 0.22 : 0)
        },
        y: own.map(\.location), color: fate.color, size: 4.5, opacity: 0.9, shape: fate.shape)
    }
    let panel = Panel(
      x: Axis("Series", .band(shown)), y: Axis("Location from the lowest slice", unit: "mm"), marks)
    return FigureContent(
      part: "locations",
      Figure(
        [panel], aspect: 0.5,
        // A fate that did not occur needs no explanation.
        legend: SliceFate.allCases.filter { fate in slices.contains { $0.fate == fate } }.map {
          LegendEntry($0.rawValue, color: $0.color, symbol: .point, shape: $0.shape)
        }),
      source: try Self.table(slices),
      caption: "Where the slices of a series lie along its normal, and what became of them; the"
        + " series where most was changed, at most 24.",
      alt: "A column of dots for each series, evenly spaced where a slice was kept; copied slices"
        + " fill gaps, dropped ones lie between or beyond the others.")
  }

  /// The text in place of a missing image, before on the left, after on the right.
  func exampleFigure(
    _ examples: [CuratedPatient.Example]
  ) throws -> FigureContent {
    let absent: Set<CurationProblem> = [.spacingMissing, .missingFrame]
    let panels = examples.flatMap { example in
      [
        Self.panel(
          example.problem.rawValue, example.before,
          missing: absent.contains(example.problem) ? "missing" : "cannot be read"),
        Self.panel("after", example.after, missing: "left out"),
      ]
    }
    let table = try Table([
      Column("problem", title: "Problem", texts: examples.map(\.problem.rawValue)),
      Column("image", title: "Image", texts: examples.map(\.image)),
      Column("kept", title: "Kept", texts: examples.map { $0.after == nil ? "no" : "yes" }),
    ])
    // Pairs stay together, and stay legible if there are many on a page.
    let columns = panels.count <= 16 ? 4 : 6
    return FigureContent(
      part: "examples", Figure(panels, columns: columns, aspect: nil), source: table,
      caption:
        "Images as they were found (named by their problem), and what curation made of them; in the"
        + " place of a missing slice or frame, its neighbour.",
      alt: "Pairs of images, before and after curation: "
        + examples.map(\.problem.rawValue).joined(separator: ", ") + ".")
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

  /// Histograms of the headers' values. A value that all series share is given in words, because a
  /// single bar shows nothing.
  func distributionFigures(_ series: [SeriesRow]) throws -> [FigureContent] {
    let settings: [Distribution] = [
      .init("Age", "years", decimals: 1, \.age),
      .init("Field strength", "T", decimals: 2, \.field),
      .init("Echo time", "ms", decimals: 2, \.echoTime),
      .init("Repetition time", "ms", decimals: 2, \.repetitionTime),
      .init("Slice thickness", "mm", decimals: 2, \.thickness),
    ]
    let geometry: [Distribution] = [
      .init("Pixel", "mm", decimals: 3, \.pixelX),
      .init("Slice distance", "mm", decimals: 2, \.distance),
      .init("Slices") { Double($0.slices) }, .init("Phases") { Double($0.phases) },
      .init("Columns", "pixels") { Double($0.columns) },
      .init("Rows", "pixels") { Double($0.rows) },
    ]
    return try [
      figure(settings, "headers", of: series, caption: "Patients and what the scanner was set to"),
      figure(geometry, "geometry", of: series, caption: "The curated series by their geometry"),
    ].compactMap { $0 }
  }

  private struct Distribution {
    var label: String
    var unit: String?
    var decimals: Int
    /// nil if no header states it.
    var value: (SeriesRow) -> Double?

    init(
      _ label: String, _ unit: String? = nil, decimals: Int = 0,
      _ value: @escaping (SeriesRow) -> Double?
    ) {
      self.label = label
      self.unit = unit
      self.decimals = decimals
      self.value = value
    }

    /// Whether two values print the same.
    func same(_ a: Double, _ b: Double) -> Bool {
      Number.fixed(a, decimals) == Number.fixed(b, decimals)
    }

    func text(_ value: Double) -> String {
      "\(label.lowercased()) \(Number.short(value))" + (unit.map { " " + $0 } ?? "")
    }
  }

  /// nil if no quantity differs between the series.
  private func figure(
    _ distributions: [Distribution], _ part: String, of series: [SeriesRow], caption: String
  ) throws -> FigureContent? {
    var panels: [Panel] = []
    var drawn: [String] = []
    var constant: [String] = []
    var unknown: [String] = []
    if part == "headers" {
      let sexes = series.map(\.sex)
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
      let values = series.compactMap(distribution.value).filter(\.isFinite)
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
      part: part, Figure(panels, columns: 3), source: try Self.headers(series),
      caption: "\(caption).\(same)\(unsaid)",
      alt: "Distributions over the series: \(drawn.joined(separator: ", ")).")
  }

  private static func headers(_ series: [SeriesRow]) throws -> Table {
    func numbers(
      _ name: String, _ title: String, _ unit: String, _ decimals: Int,
      _ value: @escaping @Sendable (SeriesRow) -> Double?
    ) -> RowColumn<SeriesRow> {
      .numbers(name, title: title, unit: unit, decimals: decimals) { value($0) ?? .nan }
    }
    return try Table(
      series,
      [
        .texts("pid", title: "Series", \.id), .texts("sex", title: "Sex", \.sex),
        numbers("age", "Age", "years", 1, \.age),
        numbers("field", "Field strength", "T", 2, \.field),
        numbers("echo_time", "Echo time", "ms", 2, \.echoTime),
        numbers("repetition_time", "Repetition time", "ms", 2, \.repetitionTime),
        numbers("thickness", "Slice thickness", "mm", 2, \.thickness),
        numbers("pixel", "Pixel", "mm", 3, \.pixelX),
        numbers("distance", "Slice distance", "mm", 2, \.distance),
        .counts("slices", title: "Slices", \.slices),
        .counts("phases", title: "Phases", \.phases), .counts("X", \.columns),
        .counts("Y", \.rows),
      ])
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
