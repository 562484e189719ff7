import Engine
import Foundation
import Statistics
import StudyTerms
import Tables

/// The score of every series' labels, and the sets that the networks were trained on.
///
/// Tables `confidence` (by Id), `sets` (cumulative, with images), `bins` (exclusive; as published, by the score of the
/// unrotated series, and like for like), `bin_sex` and `bin_field` (counts), `audit`.
struct LabelSets: RunnableStep {
  var source: KaggleSource
  /// Ascending.
  var thresholds: [Double]

  private var volumes: SeriesVolumes { SeriesVolumes(source: source, methods: [Method.ukbb]) }
  var inputs: [any Step] { [volumes] }
  var files: [FileReference] { [source.metadata, source.imageList] }
  var title: String { "sets of labels" }

  func run(_ context: StepContext) async throws -> NamedTables {
    let labels = try SeriesMeasurement.read(context.output(of: volumes)).filter {
      $0.method == Method.ukbb
    }
    let images = try Self.images(
      context.table(source.imageList, header: ["Id", "image"], text: ["Id", "image"]))
    let patients = try SeriesMetadata.read(
      context.table(source.metadata, text: SeriesMetadata.texts))
    let members = bins(labels, patients)
    return NamedTables(tables: [
      "confidence": try confidence(labels),
      "sets": try sets(labels.filter(\.isUsed), images: images),
      "bins": try Self.statistics(members),
      "bin_sex": try Self.counts(members, "sex", "Sex") { $0.sex },
      "bin_field": try Self.counts(members, "field", "Field strength (T)") {
        Column.text($0.field)
      },
      "audit": try audit(members),
    ])
  }

  private static func images(_ table: Table) throws -> [SeriesID: Int] {
    var images: [SeriesID: Int] = [:]
    for id in try table.texts("Id") { images[SeriesID(id), default: 0] += 1 }
    return images
  }
}

extension LabelSets {
  /// Exclusive bins as published or like for like.
  struct Bin {
    var variant, name: String
    var members: [(label: SeriesMeasurement, metadata: SeriesMetadata)]
  }

  private func percent(_ threshold: Double) -> String {
    Column.text((threshold * 1000).rounded() / 10)
  }

  private var binNames: [String] {
    var names: [String] = []
    for (index, threshold) in thresholds.enumerated() {
      names.append(
        index == 0
          ? "up to \(percent(threshold))"
          : "\(percent(thresholds[index - 1])) to \(percent(threshold))")
    }
    return names + ["rest"]
  }

  private func bins(_ labels: [SeriesMeasurement], _ metadata: [SeriesID: SeriesMetadata]) -> [Bin]
  {
    var bins: [Bin] = []
    for (variant, rows) in [
      ("published", labels.filter { !$0.id.isRotated }),
      ("like for like", labels.filter(\.isUsed)),
    ] {
      for (index, name) in binNames.enumerated() {
        let members = rows.filter { row in
          (thresholds.firstIndex { row.confidence <= $0 } ?? thresholds.count) == index
        }
        bins.append(
          Bin(
            variant: variant, name: name,
            members: members.compactMap { row in metadata[row.id.unrotated].map { (row, $0) } }))
      }
    }
    return bins
  }

  private func confidence(_ labels: [SeriesMeasurement]) throws -> Table {
    try Table([
      Column("Id", title: "Image series", texts: labels.map(\.id.text)),
      Column("part", title: "Part", texts: labels.map(\.part.rawValue)),
      Column("used", title: "Used", logicals: labels.map(\.isUsed)),
      Column(
        "edv_error", title: "EDV error", decimals: 3,
        numbers: labels.map { $0.relativeError(.diastole) }),
      Column(
        "esv_error", title: "ESV error", decimals: 3,
        numbers: labels.map { $0.relativeError(.systole) }),
      Column("confidence", title: "Score", decimals: 3, numbers: labels.map(\.confidence)),
    ])
  }

  private func sets(_ labels: [SeriesMeasurement], images: [SeriesID: Int]) throws -> Table {
    let members = thresholds.map { threshold in labels.filter { $0.confidence <= threshold } }
    func imageCount(_ rows: [SeriesMeasurement]) -> Int {
      rows.reduce(0) { $0 + (images[$1.id] ?? 0) }
    }
    let validation = members.map { $0.filter { $0.part == .validate } }
    let test = members.map { $0.filter { $0.part == .test } }
    return try Table([
      Column("threshold", title: "Score up to (%)", texts: thresholds.map(percent)),
      Column("series", title: "Series", counts: members.map(\.count)),
      Column("images", title: "Images", counts: members.map(imageCount)),
      Column("validation_series", title: "Validation series", counts: validation.map(\.count)),
      Column("validation_images", title: "Validation images", counts: validation.map(imageCount)),
      Column(
        "test_series", title: "Series of the challenge's test part", counts: test.map(\.count)),
      Column("rotated", title: "Rotated", counts: members.map { $0.filter(\.id.isRotated).count }),
    ])
  }

  private static func statistics(_ bins: [Bin]) throws -> Table {
    let measures: [(String, (SeriesMetadata) -> Double)] = [
      ("EF", { $0.truth.ejectionFraction }), ("EDV", { $0.truth.diastole }),
      ("ESV", { $0.truth.systole }), ("male", { $0.sex == "M" ? 100 : 0 }),
      ("field strength", { $0.field }),
    ]
    let units = ["EF": "%", "EDV": "ml", "ESV": "ml", "male": "%", "field strength": "T"]
    let pairs = bins.flatMap { bin in measures.map { (bin, $0) } }
    let summaries = pairs.map { bin, measure in
      Summary(of: bin.members.map { measure.1($0.metadata) })
    }
    return try Table([
      Column("variant", title: "Variant", texts: pairs.map(\.0.variant)),
      Column("set", title: "Score (%)", texts: pairs.map(\.0.name)),
      Column("measure", title: "Measure", texts: pairs.map(\.1.0)),
      Column("unit", title: "Unit", texts: pairs.map { units[$0.1.0] ?? "" }),
      Column("count", title: "Series", counts: summaries.map(\.count)),
      Column("mean", title: "Mean", decimals: 2, numbers: summaries.map(\.mean)),
      Column("sd", title: "SD", decimals: 2, numbers: summaries.map(\.sd)),
      Column("median", title: "Median", decimals: 2, numbers: summaries.map(\.median)),
    ])
  }

  private static func counts(
    _ bins: [Bin], _ name: String, _ title: String, _ value: (SeriesMetadata) -> String
  ) throws -> Table {
    let values = Set(bins.flatMap { $0.members.map { value($0.metadata) } }).sorted()
    let pairs = bins.flatMap { bin in values.map { (bin, $0) } }
    let counts = pairs.map { bin, wanted in
      bin.members.filter { value($0.metadata) == wanted }.count
    }
    return try Table([
      Column("variant", title: "Variant", texts: pairs.map(\.0.variant)),
      Column("set", title: "Score (%)", texts: pairs.map(\.0.name)),
      Column(name, title: title, texts: pairs.map(\.1)),
      Column("count", title: "Series", counts: counts),
      Column(
        "share", title: "Share", unit: "%", decimals: 1,
        numbers: zip(pairs, counts).map { 100 * Double($1) / Double($0.0.members.count) }),
    ])
  }

  private func audit(_ bins: [Bin]) throws -> Table {
    let published = bins.filter { $0.variant == "published" }.map { Double($0.members.count) }
    let alike = bins.filter { $0.variant == "like for like" }.map { Double($0.members.count) }
    return try Table([
      Column("item", title: "Score (%)", texts: binNames),
      Column("published", title: "As published", unit: "series", decimals: 0, numbers: published),
      Column(
        "like_for_like", title: "Like for like", unit: "series", decimals: 0, numbers: alike),
      Column(
        "difference", title: "Difference", unit: "series", decimals: 0,
        numbers: zip(alike, published).map(-)),
    ])
  }
}
