import Book
import Engine
import Figures
import Galleries
import ManualMasks
import StudyTerms
import Tables

/// The published manual masks of a gallery.
struct MaskGallery: GallerySource {
  /// The data set's folder.
  var source: DataPath
  var choice: GalleryMasks.Choice
  /// The patients to show, by number; empty for all nine.
  var patients: [Int]
  /// Frames to show instead of ED and ES; empty for those two.
  var frames: [Int]
  /// The slices to show; empty for three slices of each stack.
  var slices: [Int]
  var style: PredictionGallery.Style
  /// The number of panels in a row.
  var columns: Int

  var steps: [any Step] { [framesStep, diceStep, masksStep] }

  /// Patients, frames and slices without a manual mask.
  func refusals(from results: any Results) -> [(option: String, sentence: String)] {
    guard choice == .phases, let drawn = try? results.output(of: framesStep) else { return [] }
    return [
      [ManualImage](frames: drawn.rows).refusal(
        patients: patients, frames: frames, slices: slices)
    ]
    .compactMap(\.self)
  }

  private var framesStep: ManualFrames {
    ManualFrames(
      counts: source.appending("analysis/kaggle/manual/pixel_counts_by_class.tsv"))
  }
  private var diceStep: ManualDice {
    ManualDice(table: source.appending("analysis/kaggle/manual/ukbb_vs_manual.tsv"))
  }
  private var masksStep: GalleryMasks {
    GalleryMasks(
      masks: source.appending("data/kaggle/manual/own_masks"),
      dimensions: source.appending("analysis/kaggle/patient_dimensions.tsv"),
      frames: framesStep, dice: diceStep, choice: choice, patients: patients,
      shownFrames: frames, slices: slices)
  }
}

extension MaskGallery {
  func content(from results: any Results) throws -> [Content] {
    try results.reading { try gallery($0.output(of: masksStep).masks) }
      + results.reading { try Self.frameTable($0.output(of: framesStep).rows) }
      + results.reading { try Self.diceContent($0.output(of: diceStep).rows) }
  }

  private func gallery(_ masks: [GalleryMask]) throws -> [Content] {
    let table = try Self.table(masks)
    let what =
      choice == .phases
      ? "Manual masks at end-diastole and end-systole"
      : "Manual masks of the images where UKBB's masks agree best, at the median, and worst"
    return [
      .figure(
        FigureContent(
          Figure(
            masks.map(panel), columns: columns, aspect: nil, legend: TissueClass.legend(.patch)),
          source: table,
          caption: "\(what); patient, phase and slice above each mask, Dice of LV / MY with UKBB's"
            + " mask below, and the volume of the LV in the slice.",
          alt: "\(masks.count) small masks: the round left ventricle within the ring of the"
            + " myocardium.")),
      .table(
        TableContent(
          table, keys: ["image"], caption: "The masks shown, with their pixels and Dice.",
          shownRows: 6)),
    ]
  }

  private static func frameTable(_ frames: [ManualFrame]) throws -> Content {
    .table(
      TableContent(
        part: "frames", try table(frames), keys: ["patient", "frame"],
        caption: "The annotated frames of the nine patients.", shownRows: 6))
  }

  private static func diceContent(_ dice: [ManualImageDice]) throws -> [Content] {
    [
      .table(
        TableContent(
          part: "dice", try table(dice), keys: ["image"],
          caption: "Dice of UKBB's masks with the manual ones.", shownRows: 6)),
      .values([NamedValue("masks", Double(dice.count), unit: "masks", decimals: 0)]),
    ]
  }

  private static func table(_ frames: [ManualFrame]) throws -> Table {
    try Table(
      frames,
      [
        .counts("patient", title: "Patient", \.patient), .counts("frame", title: "Frame", \.frame),
        .counts("slices", title: "Slices", \.slices),
        .counts("lv", title: "LV, pixels", \.ventricle),
        .counts("my", title: "MY, pixels", \.myocardium),
        .texts("phase", title: "Phase") { $0.phase?.abbreviation ?? "" },
      ])
  }

  private static func table(_ images: [ManualImageDice]) throws -> Table {
    try Table(
      images,
      [
        .texts("image", title: "Image", \.name), .counts("patient", title: "Patient", \.patient),
        .counts("frame", title: "Frame", \.frame), .counts("slice", title: "Slice", \.slice),
        .counts("lv_pixels", title: "LV, pixels", \.ventriclePixels),
        .counts("my_pixels", title: "MY, pixels", \.myocardiumPixels),
        .numbers("LV", title: "Dice LV", decimals: 3, \.ventricle),
        .numbers("MY", title: "Dice MY", decimals: 3, \.myocardium),
      ])
  }

  private static func table(_ masks: [GalleryMask]) throws -> Table {
    try Table([
      Column("image", title: "Image", texts: masks.map(\.image.fileName)),
      Column("patient", title: "Patient", counts: masks.map(\.image.patient)),
      Column("frame", title: "Frame", counts: masks.map(\.image.frame)),
      Column("slice", title: "Slice", counts: masks.map(\.image.slice)),
      Column("shown_for", title: "Shown for", texts: masks.map(\.reason)),
      Column("lv_pixels", title: "LV, pixels", counts: masks.map { $0.mask.count(.ventricle) }),
      Column("my_pixels", title: "MY, pixels", counts: masks.map { $0.mask.count(.myocardium) }),
      Column(
        "lv_volume", title: "LV in the slice", unit: "ml", decimals: 2,
        numbers: masks.map { $0.volume ?? .nan }),
      Column(
        "LV", title: "Dice LV", decimals: 3, numbers: masks.map { $0.ventricle ?? .nan }),
      Column(
        "MY", title: "Dice MY", decimals: 3, numbers: masks.map { $0.myocardium ?? .nan }),
    ])
  }

  private func panel(_ shown: GalleryMask) -> Panel {
    let width = Double(shown.mask.width)
    let height = Double(shown.mask.height)
    var marks: [Mark] = []
    if style == .fills {
      marks.append(
        .image(raster(shown.mask), x0: 0, x1: width, y0: 0, y1: height))
    }
    // The myocardium's outer border, then the cavity within it.
    for (tissue, inside) in [
      (TissueClass.myocardium, { (label: UInt8) in label != 0 }),
      (TissueClass.ventricle, { (label: UInt8) in Int(label) == TissueClass.ventricle.rawValue }),
    ] {
      let outlines = shown.mask.outlines(where: inside)
      marks.append(
        .outlines(
          x: outlines.map(\.x), y: outlines.map(\.y), color: tissue.color, width: 0.9))
    }
    let volume = shown.volume.map { ", \(Decimals.text($0, 1)) ml" } ?? ""
    if let lv = shown.ventricle, let my = shown.myocardium {
      marks.append(
        .text(
          x: width / 2, y: height * 0.97,
          "\(Decimals.text(lv, 2)) / \(Decimals.text(my, 2))\(volume)", anchor: .middle,
          color: .gray))
    }
    return Panel(
      title: "\(shown.image.patient) \(shown.reason), \(shown.image.slice)",
      x: .hidden(0...width), y: .hidden(0...height, reversed: true), marks)
  }

  /// Light fills, so that the outlines stand out.
  private func raster(_ mask: LabelMask) -> Raster {
    let fills = TissueClass.allCases.map { tissue -> [UInt8] in
      let color = tissue == .background ? .white : tissue.color
      return [color.red, color.green, color.blue].map { UInt8(255 - (255 - Int($0)) * 3 / 10) }
    }
    return Raster(
      width: mask.width, height: mask.height, rgb: mask.labels.flatMap { fills[Int($0)] })
  }
}
