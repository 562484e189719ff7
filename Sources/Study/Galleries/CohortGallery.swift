import Book
import Cohorts
import Engine
import Figures
import Foundation
import Galleries
import Labels
import Measurements
import StudyTerms
import Tables
import Trainings

/// Images of a cohort with the labels of networks.
struct CohortGallery: GallerySource, Hashable {
  var cohort: Cohort
  var networks: [NamedNetwork]
  var frames: GalleryViews.Frames
  /// The patients to show; empty for the best, the median and the worst.
  var patients: [String]

  private var step: GalleryViews {
    let labels = CohortLabels(
      patients: cohort.images, labeller: networks[0].labeller, contours: cohort.drawn)
    return GalleryViews(
      measurements: LabelMeasurements(labels: labels, keepsLabels: false), networks: networks,
      frames: frames, patients: patients)
  }

  var steps: [any Step] {
    if let missing = cohort.missing { return [missing] }
    return [step] + (cohort.contourChecks.map { [$0] } ?? []) + leakages
  }

  /// Where the truth is known, networks must not have learnt from it.
  private var leakages: [LeakageCheck] {
    guard cohort.drawn != nil else { return [] }
    return networks.compactMap { network in
      network.labeller.trained.flatMap {
        LeakageCheck(of: $0, on: .cohort(cohort.images), option: "cohort")
      }
    }
  }

  var names: [(step: any Step, name: String)] {
    networks.flatMap { $0.labeller.named($0.name) }
  }

  private var ranksImages: Bool { frames == .extremes || frames == .models }
}

extension CohortGallery {
  init(
    _ options: KeyedDecodingContainer<PredictionGallery.CodingKeys>,
    _ gallery: PredictionGallery.Gallery
  ) throws {
    cohort = try options.decode(Cohort.self, forKey: .cohort)
    networks = try options.decode([NamedNetwork.Options].self, forKey: .networks).map(\.network)
    guard !networks.isEmpty else { throw options.refusal(.networks, "names no network") }
    try options.refuseRepeats(.networks, networks.map(\.name))
    frames =
      switch gallery {
      case .phases: .phases
      case .cine: .cine
      case .extremes: .extremes
      case .models: .models
      }
    patients = try options.decodeIfPresent([String].self, forKey: .patients) ?? []
    if !patients.isEmpty { try options.refuseRepeats(.patients, patients) }
    let isTested = cohort.folder == nil || cohort.drawn != nil
    for network in networks where isTested {
      guard let step = network.labeller.trained else { continue }
      try step.refuseLeakage(of: PatientOrigin(cohort.members), "cohort") {
        options.refusal(.networks, "the network \(network.name) \($0)")
      }
    }
    guard !ranksImages || isTested else {
      throw options.refusal(
        .gallery,
        "must be phases or cine where no truth is known: give the cohort `contours` to rank images")
    }
  }
}

extension CohortGallery {
  func content(from results: any Results) throws -> [Content] {
    if let missing = cohort.missing { _ = try results.output(of: missing) }
    for leakage in leakages { _ = try results.output(of: leakage) }
    let views = try results.output(of: step).views
    guard !views.isEmpty else { return [] }
    let isKnown = views.contains { $0.truth != nil }
    let shown = Set(views.flatMap(\.labels).map(\.name))
    let missing = networks.compactMap { network -> (name: String, reason: String)? in
      guard let step = network.labeller.trained, !shown.contains(network.name) else {
        return nil
      }
      do {
        _ = try results.output(of: step)
        return nil
      } catch {
        return (network.name, "\(error)")
      }
    }
    return [
      .figure(frames == .cine ? try cine(views) : try rows(views)),
      .table(
        TableContent(
          try Self.table(views),
          keys: ranksImages ? ["shown_for", "labels"] : ["series", "frame", "labels"],
          caption: isKnown
            ? "The images shown: Dice with the truth, and the cavity's volume in the slice."
            : "The images shown, with the cavity's volume in the slice.", shownRows: 8)),
    ] + (try Content.failures(missing)) + Content.remarks(of: cohort.contourChecks, results)
  }

  private static func table(_ views: [GalleryView]) throws -> Table {
    let rows = views.flatMap { view in view.labels.map { (view, $0) } }
    func dice(_ place: Int) -> [Double] {
      rows.map { $0.1.dice.indices.contains(place) ? $0.1.dice[place] : .nan }
    }
    let columns = [
      Column("series", title: "Series", texts: rows.map(\.0.series)),
      Column("shown_for", title: "Shown for", texts: rows.map(\.0.reason)),
      Column("frame", title: "Frame", texts: rows.map(\.0.frame)),
      Column("slice", title: "Slice", counts: rows.map(\.0.slice)),
      Column("labels", title: "Labels", texts: rows.map(\.1.name)),
      Column("LV", title: "Dice LV", decimals: 3, numbers: dice(0)),
      Column("MY", title: "Dice MY", decimals: 3, numbers: dice(1)),
      Column("volume", title: "Cavity", unit: "ml", decimals: 2, numbers: rows.map(\.1.volume)),
    ]
    // A column in which nothing is known has no place in the table.
    return try Table(
      columns.filter { column in
        switch column.values {
        case .numbers(let numbers): !numbers.allSatisfy(\.isNaN)
        case .texts(let texts): !texts.allSatisfy(\.isEmpty)
        case .logicals: true
        }
      })
  }

  /// A row for each image: the plain image, the outlines of the truth and of every network, and the
  /// pixels in which each network disagrees with the truth.
  func rows(_ views: [GalleryView]) throws -> FigureContent {
    let isKnown = views.contains { $0.truth != nil }
    let panels = views.flatMap { view -> [Panel] in
      let frame = ranksImages ? "frame \(view.frame)" : view.frame
      let plain = Self.panel(
        view, title: "\(view.series) \(frame)", Self.raster(view), outlines: [],
        below: view.reason)
      let labelled = view.labels.map { labels in
        let volume = "\(Decimals.text(labels.volume, 1)) ml"
        let dice = labels.dice.map { Decimals.text($0, 2) }.joined(separator: " / ")
        return Self.panel(
          view, title: labels.name, Self.raster(view), outlines: [labels],
          below: dice.isEmpty ? volume : "\(dice), \(volume)")
      }
      let apart = view.truth.map { truth in
        view.networks.map {
          Self.panel(
            view, title: "\($0.name) ≠ truth", Self.disagreement(view, $0, truth), outlines: [],
            below: "")
        }
      }
      guard isKnown, view.truth == nil else { return [plain] + labelled + (apart ?? []) }
      // Empty panels keep the rows on one grid.
      let empty = view.networks.map { _ in Self.empty(view) }
      return [plain, Self.empty(view, title: "truth", "not known")] + labelled + empty
    }
    let classes = Self.classes(views)
    let differences = [
      LegendEntry("only the network", color: .orange, symbol: .patch),
      LegendEntry("only the truth", color: .sky, symbol: .patch),
    ]
    let names = views[0].networks.map(\.name)
    // With few panels in a row, images would be large and the figure too high for a page.
    let across = panels.count / views.count
    let columns = across <= 3 && views.count > 2 ? 2 * across : across
    return FigureContent(
      Figure(
        panels, columns: columns, aspect: nil,
        legend: TissueClass.legend(.outline, classes) + (isKnown ? differences : [])),
      source: try Self.table(views),
      caption: caption(
        names, classes, isKnown: isKnown, isRanked: views.contains { !$0.reason.isEmpty }),
      alt: "Rows of small images of the heart, the same slice in each row, with outlines of the"
        + " cavity\(classes.contains(.myocardium) ? " and its wall" : "").")
  }

  private func caption(
    _ names: [String], _ classes: [TissueClass], isKnown: Bool, isRanked: Bool
  ) -> String {
    let what =
      switch frames {
      case .extremes:
        "The best, the median and the worst image by \(names[0])'s Dice of the cavity"
      case .models:
        "Of each network the best, the median and the worst image by its Dice of the cavity"
      case .phases, .cine:
        isRanked
          ? "The best, the median and the worst series by \(names[0])'s Dice of the cavity over all of"
            + " its images; shown is a middle slice at"
            + " end-diastole and end-systole"
          : "A middle slice of each series at end-diastole and end-systole"
      }
    let outlined =
      (isKnown ? [cohort.drawn == nil ? "the truth" : "the truth (drawn by hand)"] : [])
      + names
    let hasWall = classes.contains(.myocardium)
    let outlines =
      "with the outlines of \(outlined.listed)"
      + (hasWall
        ? ": the inner one (orange) is the cavity's, the outer one (blue) the wall's."
        : ": orange about the cavity.")
    guard isKnown else { return "\(what), \(outlines) Below, the cavity's volume in the slice." }
    return
      "\(what), \(outlines) Below, Dice of \(hasWall ? "LV / MY" : "the LV") and the cavity's volume in the slice;"
      + " at the right, the pixels in which a network and the truth disagree."
  }

  /// The compared classes that occur in any of the labels.
  private static func classes(_ views: [GalleryView]) -> [TissueClass] {
    TissueClass.compared.filter { tissue in
      tissue == .ventricle
        || views.contains { $0.labels.contains { $0.mask.contains(UInt8(tissue.rawValue)) } }
    }
  }

  /// A heartbeat as a strip, and as a film where the page can show one.
  func cine(_ views: [GalleryView]) throws -> FigureContent {
    let names = views[0].networks.map(\.name)
    let looks: [(color: Color, name: String)] = [
      (.orange, "orange"), (.sky, "light blue"), (.purple, "purple"),
    ]
    func panel(_ view: GalleryView, title: String?) -> Panel {
      Self.panel(
        view, title: title, Self.raster(view), outlines: view.labels,
        colors: (view.truth == nil ? [] : [.green])
          + view.networks.indices.map { looks[$0 % looks.count].color }, below: nil)
    }
    let known = views.indices.filter { views[$0].truth != nil }
    let legend =
      (known.isEmpty ? [] : [LegendEntry("truth", color: .green, symbol: .outline)])
      + names.indices.map {
        LegendEntry(names[$0], color: looks[$0 % looks.count].color, symbol: .outline)
      }
    let step = max(1, (views.count + 9) / 10)
    var shown = Array(stride(from: 0, to: views.count, by: step))
    // Where the truth is known of few frames, these take the place of their neighbours.
    for frame in known where known.count < shown.count / 2 && !shown.contains(frame) {
      let nearest = shown.indices.filter { !known.contains(shown[$0]) }.min {
        abs(shown[$0] - frame) < abs(shown[$1] - frame)
      }
      if let nearest { shown[nearest] = frame }
    }
    let strip = shown.sorted().map { views[$0] }
    let colors =
      (known.isEmpty
        ? []
        : [
          "green the truth" + (cohort.drawn == nil ? "" : " drawn by hand")
            + (known.count < views.count
              ? " (\(known.count == 1 ? "frame" : "frames") \(known.map { views[$0].frame }.listed) only)"
              : "")
        ]) + names.indices.map { "\(looks[$0 % looks.count].name) \(names[$0])" }
    var content = FigureContent(
      Figure(
        strip.map { panel($0, title: $0.frame) },
        // In rows of one length.
        columns: strip.count <= 6 ? strip.count : (strip.count + 1) / 2, aspect: nil,
        legend: legend),
      source: try Self.table(views),
      caption:
        "A heartbeat of series \(views[0].series) in a middle slice, frame by frame: "
        + colors.joined(separator: ", ")
        + (Self.classes(views).contains(.myocardium)
          ? "; the inner outline is the cavity's, the outer one the wall's." : "."),
      alt: "A strip of images of one slice over the heart cycle, with outlines.")
    content.frames = views.map {
      Figure([panel($0, title: nil)], columns: 1, width: 170, aspect: nil)
    }
    return content
  }

  private static func raster(_ view: GalleryView) -> Raster {
    Raster(gray: Array(view.image.grey), width: view.image.width, height: view.image.height)
  }

  /// Orange where only the network has one of the compared classes, blue where only the truth has
  /// it or another of them.
  private static func disagreement(
    _ view: GalleryView, _ network: GalleryView.Labels, _ truth: GalleryView.Labels
  ) -> Raster {
    var raster = raster(view)
    func compared(_ label: UInt8) -> UInt8 { Int(label) <= network.dice.count ? label : 0 }
    for (index, (due, found)) in zip(truth.mask, network.mask).enumerated()
    where compared(due) != compared(found) {
      let color: Color = compared(found) == 0 ? .sky : .orange
      raster.rgb.replaceSubrange(
        3 * index..<3 * index + 3, with: [color.red, color.green, color.blue])
    }
    return raster
  }

  /// A panel as large as an image, with a word in place of the image.
  private static func empty(
    _ view: GalleryView, title: String? = nil, _ text: String? = nil
  ) -> Panel {
    let (width, height) = (Double(view.image.width), Double(view.image.height))
    let marks = text.map {
      [Mark.text(x: width / 2, y: height / 2, $0, anchor: .middle, color: .gray)]
    }
    return Panel(
      title: title, x: .hidden(0...width), y: .hidden(0...height * 1.14, reversed: true),
      marks ?? [])
  }

  /// An image with outlines. `colors` has the colour of each labels' outlines; nil to colour them by
  /// class. `below` is the line under the image; nil for none.
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

extension [String] {
  /// `a`, `a and b`, `a, b and c`.
  fileprivate var listed: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}
