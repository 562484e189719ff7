import Engine
import Statistics
import StudyTerms
import Tables
import Volumes

/// Scores the labels of every series and forms the sets that the networks were trained on.
package struct LabelSets: RunnableStep {
  /// The folder of published tables.
  package var source: KaggleSource
  /// The thresholds of the score, ascending, as fractions.
  package var thresholds: [Double]

  package init(source: KaggleSource, thresholds: [Double]) {
    self.source = source
    self.thresholds = thresholds
  }

  private var volumes: SeriesVolumes {
    SeriesVolumes(source: source, methods: [PublishedNetwork.ukbb])
  }
  package var inputs: [any Step] { [volumes] }
  package var files: [FileReference] { [source.metadata, source.imageList] }
  package var title: String { "sets of labels" }

  /// The tables of scores, sets and bins.
  package struct Output: JSONArtifact {
    /// The score of every series.
    package var scores: Rows<LabelScore>
    /// The series up to each threshold, cumulative, and all series.
    package var sets: Rows<LabelSet>
    /// The number of series in each exclusive bin, by variant and bin.
    package var bins: Rows<BinSize>
    /// Statistics of the patients in each bin.
    package var statistics: Rows<BinStatistic>
    /// The patients in each bin by sex and by field strength.
    package var sexes, fields: Rows<BinCount>

    package init(
      scores: Rows<LabelScore>, sets: Rows<LabelSet>, bins: Rows<BinSize>,
      statistics: Rows<BinStatistic>, sexes: Rows<BinCount>, fields: Rows<BinCount>
    ) {
      self.scores = scores
      self.sets = sets
      self.bins = bins
      self.statistics = statistics
      self.sexes = sexes
      self.fields = fields
    }
  }

  package func run(_ context: any StepContext) async throws -> Output {
    let labels = try context.output(of: volumes).rows.filter { $0.method == PublishedNetwork.ukbb }
    let images = try Self.images(
      context.table(source.imageList, header: ["Id", "image"], text: ["Id", "image"]))
    let patients = try SeriesMetadata.read(
      context.table(source.metadata, text: SeriesMetadata.texts))
    let bins = bins(labels, patients)
    return Output(
      scores: Rows(labels.map(LabelScore.init)),
      sets: Rows(sets(labels.filter(\.isUsed), images: images)),
      bins: Rows(
        bins.map {
          BinSize(variant: $0.bin.variant, bin: $0.bin.index, series: $0.members.count)
        }),
      statistics: Rows(bins.flatMap(Self.statistics)),
      sexes: Rows(Self.counts(bins, \.sex)),
      fields: Rows(Self.counts(bins) { Column.text($0.field) }))
  }

  private static func images(_ table: Table) throws -> [SeriesID: Int] {
    var images: [SeriesID: Int] = [:]
    for id in try table.texts("Id") { images[SeriesID(id), default: 0] += 1 }
    return images
  }
}

extension LabelSets {
  private typealias Members = (bin: ScoreBin, members: [SeriesMetadata])

  private func bins(
    _ labels: [SeriesMeasurement], _ metadata: [SeriesID: SeriesMetadata]
  ) -> [Members] {
    ScoreBin.Variant.allCases.flatMap { variant -> [Members] in
      let rows = labels.filter { variant == .published ? !$0.id.isRotated : $0.isUsed }
      return (0...thresholds.count).map { index in
        let members = rows.filter { row in
          (thresholds.firstIndex { row.confidence <= $0 } ?? thresholds.count) == index
        }
        return (
          ScoreBin(variant: variant, index: index),
          members.compactMap { metadata[$0.id.unrotated] }
        )
      }
    }
  }

  private func sets(_ labels: [SeriesMeasurement], images: [SeriesID: Int]) -> [LabelSet] {
    func imageCount(_ rows: [SeriesMeasurement]) -> Int {
      rows.reduce(0) { $0 + (images[$1.id] ?? 0) }
    }
    let limits: [Double?] = thresholds + [nil]
    return limits.map { threshold in
      let members = labels.filter { row in threshold.map { row.confidence <= $0 } ?? true }
      let validation = members.filter { $0.part == .validate }
      return LabelSet(
        threshold: threshold, series: members.count, images: imageCount(members),
        validationSeries: validation.count, validationImages: imageCount(validation),
        testSeries: members.count { $0.part == .test },
        rotated: members.count { $0.id.isRotated })
    }
  }

  private static func statistics(_ bin: Members) -> [BinStatistic] {
    BinStatistic.Measure.allCases.map { measure in
      let summary = Summary(of: bin.members.map { $0[measure] })
      return BinStatistic(
        variant: bin.bin.variant, bin: bin.bin.index, measure: measure, count: summary.count,
        mean: summary.mean, sd: summary.sd, median: summary.median)
    }
  }

  private static func counts(
    _ bins: [Members], _ value: (SeriesMetadata) -> String
  ) -> [BinCount] {
    let values = Set(bins.flatMap { $0.members.map(value) }).sorted()
    return bins.flatMap { bin in
      values.map { wanted in
        let count = bin.members.count { value($0) == wanted }
        return BinCount(
          variant: bin.bin.variant, bin: bin.bin.index, value: wanted, count: count,
          share: 100 * Double(count) / Double(bin.members.count))
      }
    }
  }
}

extension SeriesMetadata {
  fileprivate subscript(measure: BinStatistic.Measure) -> Double {
    switch measure {
    case .ejectionFraction: truth.ejectionFraction
    case .diastole: truth.diastole
    case .systole: truth.systole
    case .male: sex == "M" ? 100 : 0
    case .field: field
    }
  }
}
