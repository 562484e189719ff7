import Engine
import Figures
import Foundation
import Report
import Tables

extension PredictionGallery {
  /// A cohort in which networks find what they find.
  struct Live: Hashable, Sendable {
    var cohort: Cohort
    var networks: [NamedNetwork]
    var frames: GalleryViews.Frames
    /// Empty for the best, the median and the worst.
    var patients: [String]

    var step: GalleryViews {
      let labels = CohortLabels(patients: cohort.images, labeller: networks[0].labeller)
      return GalleryViews(
        measurements: LabelMeasurements(labels: labels, keepsLabels: false), networks: networks,
        frames: frames, patients: patients)
    }
  }

}

extension PredictionGallery.Live {
  init(
    _ options: KeyedDecodingContainer<PredictionGallery.CodingKeys>,
    _ gallery: PredictionGallery.Gallery
  ) throws {
    cohort = try options.decode(Cohort.self, forKey: .cohort)
    networks = try options.decode([NamedNetwork.Options].self, forKey: .networks).map(\.network)
    guard !networks.isEmpty else { throw options.refusal(.networks, "names no network") }
    switch gallery {
    case .phases: frames = .phases
    case .cine: frames = .cine
    case .extremes, .models:
      throw options.refusal(.gallery, "must be phases or cine for a cohort")
    }
    patients = try options.decodeIfPresent([String].self, forKey: .patients) ?? []
  }
}

extension PredictionGallery {
  func liveContent(_ live: Live, _ results: any Results) throws -> [Content] {
    let views = try results.output(of: live.step).views
    guard let first = views.first else { return [] }
    let isKnown = first.labels[0].name == "truth"
    let figure =
      live.frames == .cine
      ? try cine(views, isKnown) : try phases(views, isKnown)
    let missing = live.networks.compactMap { network -> (name: String, reason: String)? in
      guard case .network(let step) = network.labeller,
        !first.labels.contains(where: { $0.name == network.name })
      else { return nil }
      do {
        _ = try results.output(of: step)
        return nil
      } catch {
        return (network.name, "\(error)")
      }
    }
    return [
      .figure(figure),
      .table(
        TableContent(
          try Self.table(views), keys: ["series", "frame", "labels"],
          caption: "The images shown: Dice with the truth, and the cavity's volume in the slice.",
          shownRows: 8)),
    ] + (try Content.failures(missing))
  }

  private static func table(_ views: [GalleryView]) throws -> Table {
    let rows = views.flatMap { view in view.labels.map { (view, $0) } }
    return try Table([
      Column("series", title: "Series", texts: rows.map(\.0.series)),
      Column("shown_for", title: "Shown for", texts: rows.map(\.0.reason)),
      Column("frame", title: "Frame", texts: rows.map(\.0.frame)),
      Column("slice", title: "Slice", counts: rows.map(\.0.slice)),
      Column("labels", title: "Labels", texts: rows.map(\.1.name)),
      Column("LV", title: "Dice LV", decimals: 3, numbers: rows.map { $0.1.dice.first ?? .nan }),
      Column("MY", title: "Dice MY", decimals: 3, numbers: rows.map { $0.1.dice.last ?? .nan }),
      Column("volume", title: "Cavity", unit: "ml", decimals: 2, numbers: rows.map(\.1.volume)),
    ])
  }

  /// A row for each image: as it is, with every labels' outlines, and where the first network disagrees with the truth.
  private func phases(_ views: [GalleryView], _ isKnown: Bool) throws -> FigureContent {
    let panels = views.flatMap { view -> [Panel] in
      let plain = Self.panel(
        view, title: "\(view.series), \(view.frame)", Self.raster(view), outlines: [],
        below: view.reason)
      let labelled = view.labels.map { labels in
        Self.panel(
          view, title: labels.name, Self.raster(view), outlines: [labels],
          below: labels.dice.isEmpty
            ? "\(Decimals.text(labels.volume, 1)) ml"
            : labels.dice.map { Decimals.text($0, 2) }.joined(separator: " / ")
              + ", \(Decimals.text(labels.volume, 1)) ml")
      }
      let apart =
        isKnown && view.labels.count > 1
        ? [
          Self.panel(
            view, title: "\(view.labels[1].name) ≠ truth", Self.disagreement(view), outlines: [],
            below: "")
        ] : []
      return [plain] + labelled + apart
    }
    let names = views[0].labels.map(\.name)
    return FigureContent(
      Figure(
        panels, columns: panels.count / max(1, views.count), aspect: nil,
        legend: TissueClass.legend(.outline)
          + (isKnown && names.count > 1
            ? [
              LegendEntry("only \(names[1])", color: .orange, symbol: .patch),
              LegendEntry("only truth", color: .sky, symbol: .patch),
            ] : [])),
      source: try Self.table(views),
      caption: isKnown
        ? "The best, the median and the worst series by \(names.count > 1 ? names[1] : "Dice"), a middle slice at"
          + " end-diastole and end-systole: the image, the outlines of \(names.joined(separator: ", ")) with Dice of LV / MY and"
          + " the cavity's volume in the slice, and the pixels in which the first network and the truth disagree."
        : "A middle slice at end-diastole and end-systole, with the outlines of \(names.joined(separator: ", ")) and the"
          + " cavity's volume in the slice.",
      alt: "Rows of small images of the heart, the same slice in each row, with outlines of the"
        + " cavity and its wall.")
  }

  /// A heartbeat as a strip, and moving where the page can.
  private func cine(_ views: [GalleryView], _ isKnown: Bool) throws -> FigureContent {
    let looks: [(Color, String)] = [(.green, "truth"), (.orange, ""), (.sky, "")]
    let names = views[0].labels.map(\.name)
    let colors = names.indices.map {
      isKnown ? looks[$0 % looks.count].0 : looks[($0 + 1) % looks.count].0
    }
    func panel(_ view: GalleryView, title: String?) -> Panel {
      Self.panel(
        view, title: title, Self.raster(view), outlines: view.labels, colors: colors, below: nil)
    }
    let legend = names.indices.map {
      LegendEntry(names[$0], color: colors[$0], symbol: .outline)
    }
    let step = max(1, (views.count + 9) / 10)
    let strip = stride(from: 0, to: views.count, by: step).map { views[$0] }
    var content = FigureContent(
      Figure(
        strip.map { panel($0, title: $0.frame) }, columns: min(5, strip.count), aspect: nil,
        legend: legend),
      source: try Self.table(views),
      caption:
        "A heartbeat of series \(views[0].series) in a middle slice, frame by frame, with the outlines of"
        + " \(names.joined(separator: " and ")).",
      alt: "A strip of images: the cavity shrinks and grows again, and the outlines follow it.")
    content.frames = views.map {
      Figure([panel($0, title: nil)], columns: 1, width: 170, aspect: nil)
    }
    return content
  }

  private static func raster(_ view: GalleryView) -> Raster {
    Raster(gray: Array(view.image.grey), width: view.image.width, height: view.image.height)
  }

  /// Orange where only the first network has the cavity or its wall, blue where only the truth has them or another class.
  private static func disagreement(_ view: GalleryView) -> Raster {
    var raster = raster(view)
    let truth = Array(view.labels[0].mask)
    let found = Array(view.labels[1].mask)
    func compared(_ label: UInt8) -> UInt8 { label < 3 ? label : 0 }
    for index in truth.indices where compared(truth[index]) != compared(found[index]) {
      let color: Color = compared(found[index]) == 0 ? .sky : .orange
      raster.rgb.replaceSubrange(
        3 * index..<3 * index + 3, with: [color.red, color.green, color.blue])
    }
    return raster
  }

  /// `colors`: of each labels' outlines; nil for those of the classes. `below`: nil for no line under the image.
  private static func panel(
    _ view: GalleryView, title: String?, _ raster: Raster, outlines: [GalleryView.Labels],
    colors: [Color]? = nil, below: String?
  ) -> Panel {
    let (width, height) = (Double(view.image.width), Double(view.image.height))
    var marks: [Mark] = [.image(raster, x0: 0, x1: width, y0: 0, y1: height)]
    for (place, labels) in outlines.enumerated() {
      let mask = LabelMask(
        width: view.image.width, height: view.image.height, labels: Array(labels.mask))
      for (tissue, inside) in [
        (TissueClass.myocardium, { (label: UInt8) in label == 1 || label == 2 }),
        (TissueClass.ventricle, { (label: UInt8) in label == 1 }),
      ] {
        let rings = mask.outlines(where: inside)
        guard !rings.isEmpty else { continue }
        marks.append(
          .outlines(
            x: rings.map(\.x), y: rings.map(\.y), color: colors?[place] ?? tissue.color, width: 0.9)
        )
      }
    }
    if let below, !below.isEmpty {
      marks.append(.text(x: width / 2, y: height * 1.1, below, anchor: .middle, color: .gray))
    }
    return Panel(
      title: title, x: .hidden(0...width),
      y: .hidden(0...(below == nil ? height : height * 1.14), reversed: true), marks)
  }
}
