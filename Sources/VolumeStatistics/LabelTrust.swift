import Bootstrap
import Engine
import Statistics
import StudyTerms
import Tables

/// Asks whether agreement of volumes tells good labels from bad ones: the score of every series
/// beside the Dice of its labels with the truth.
///
/// Dice is missing if the true labels are unknown. Series without known volumes have no score and
/// are listed among the series only.
package struct LabelTrust: RunnableStep {
  /// The volumes of each series, with Dice if the true labels are known.
  package var volumes: Asked<Rows<SeriesMeasurement>>
  /// The method whose labels are scored.
  package var method: String
  /// The thresholds of the score, ascending, as fractions.
  package var thresholds: [Double]
  /// The largest |relative error| of a good ejection fraction.
  package var goodEjectionFraction: Double
  /// The |relative error| above which a volume is bad.
  package var badVolume: Double
  /// The number of bootstrap draws of patients.
  package var repetitions: Int

  package init(
    volumes: Asked<Rows<SeriesMeasurement>>, method: String, thresholds: [Double],
    goodEjectionFraction: Double, badVolume: Double, repetitions: Int
  ) {
    self.volumes = volumes
    self.method = method
    self.thresholds = thresholds
    self.goodEjectionFraction = goodEjectionFraction
    self.badVolume = badVolume
    self.repetitions = repetitions
  }

  package var inputs: [any Step] { [volumes.step] }
  package var title: String { "trust in the labels of \(method)" }

  /// The tables of the analysis.
  package struct Output: JSONArtifact {
    /// Every series with its score and Dice.
    package var series: Rows<TrustedSeries>
    /// The series up to each threshold, and all series.
    package var sets: Rows<TrustedGroup>
    /// The series between consecutive thresholds, and above the last.
    package var bins: Rows<TrustedGroup>
    /// Landscape series as acquired and rotated.
    package var landscape: Rows<TrustedVersion>
    /// The association of score and Dice, by class.
    package var association: Rows<TrustAssociation>
    /// The number of series with known truth, of those with a good ejection fraction, and of the
    /// latter those with a bad volume.
    package var known, goodEjectionFractions, badVolumes: Int

    package init(
      series: Rows<TrustedSeries>, sets: Rows<TrustedGroup>, bins: Rows<TrustedGroup>,
      landscape: Rows<TrustedVersion>, association: Rows<TrustAssociation>, known: Int,
      goodEjectionFractions: Int, badVolumes: Int
    ) {
      self.series = series
      self.sets = sets
      self.bins = bins
      self.landscape = landscape
      self.association = association
      self.known = known
      self.goodEjectionFractions = goodEjectionFractions
      self.badVolumes = badVolumes
    }
  }

  package func run(_ context: any StepContext) async throws -> Output {
    let all = try context.output(of: volumes).rows.filter { $0.method == method }
    guard all.contains(where: \.isUsed) else {
      throw StudyError("no series of the cohort could be measured")
    }
    let known = all.filter(\.isKnown)
    let used = known.filter(\.isUsed)
    guard !used.isEmpty else {
      throw StudyError("of no series that could be measured is the true volume known")
    }
    let good = used.filter { abs($0.relativeEjectionFractionError) <= goodEjectionFraction }
    return Output(
      series: Rows(all.map(TrustedSeries.init)), sets: Rows(sets(used, seed: context.seed)),
      bins: Rows(bins(used, seed: context.seed)), landscape: Rows(Self.landscape(known)),
      association: Rows(Self.association(used)), known: used.count,
      goodEjectionFractions: good.count, badVolumes: good.count { $0.confidence > badVolume })
  }
}

extension LabelTrust {
  /// With fewer patients there is no interval: with three, each of them alone makes up one draw in
  /// 27, so the 95 % interval would reach from the worst patient to the best.
  private static let fewestPatients = 4

  private func summary(
    _ rows: [SeriesMeasurement], above: Double?, upTo: Double?, seed: UInt64
  ) -> TrustedGroup {
    let patients = rows.map(\.patient)
    let count = Set(patients).count
    let interval =
      count < Self.fewestPatients
      ? (low: .nan, high: .nan)
      : PatientBootstrap(patients: patients, seed: seed, repetitions: repetitions)
        .mean(of: rows.map(\.ventricle))
    return TrustedGroup(
      above: above, upTo: upTo, series: rows.count, patients: count,
      ventricle: rows.mean(\.ventricle), low: interval.low, high: interval.high,
      worst: rows.map(\.ventricle).min() ?? .nan, myocardium: rows.mean(\.myocardium))
  }

  private func sets(_ rows: [SeriesMeasurement], seed: UInt64) -> [TrustedGroup] {
    thresholds.map { most in
      summary(rows.filter { $0.confidence <= most }, above: nil, upTo: most, seed: seed)
    } + [summary(rows, above: nil, upTo: nil, seed: seed)]
  }

  private func bins(_ rows: [SeriesMeasurement], seed: UInt64) -> [TrustedGroup] {
    (0...thresholds.count).map { bin in
      summary(
        rows.filter { row in
          (thresholds.firstIndex { row.confidence <= $0 } ?? thresholds.count) == bin
        }, above: bin == 0 ? nil : thresholds[bin - 1],
        upTo: bin == thresholds.count ? nil : thresholds[bin], seed: seed)
    }
  }

  private static func landscape(_ rows: [SeriesMeasurement]) -> [TrustedVersion] {
    [false, true].map { isTurned in
      let own = rows.filter { $0.isLandscape && $0.id.isRotated == isTurned }
      return TrustedVersion(
        isTurned: isTurned, series: own.count, ventricle: own.mean(\.ventricle),
        myocardium: own.mean(\.myocardium),
        ejectionFractionError: own.mean(\.ejectionFractionError))
    }
  }

  private static func association(_ rows: [SeriesMeasurement]) -> [TrustAssociation] {
    let known = rows.filter { !$0.ventricle.isNaN && !$0.confidence.isNaN }
    return TissueClass.compared.map { tissue in
      let dice = known.map(tissue == .ventricle ? \.ventricle : \.myocardium)
      return TrustAssociation(
        tissue: tissue, SpearmanCorrelation(known.map(\.confidence), dice))
    }
  }
}

extension [SeriesMeasurement] {
  /// NaN for an empty list.
  fileprivate func mean(_ value: (SeriesMeasurement) -> Double) -> Double {
    isEmpty ? .nan : Statistics.mean(map(value))
  }
}
