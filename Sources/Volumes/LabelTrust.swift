import Engine
import Statistics
import StudyTerms
import Tables

/// Does agreement of volumes tell good labels from bad ones? The score of every series beside the Dice of its labels with the truth.
///
/// Dice is missing where no truth is known. Series whose true volumes nobody knows have no score and stand among the series only.
package struct LabelTrust: RunnableStep {
  /// By series; with their Dice where the truth is known.
  package var volumes: Asked<Rows<SeriesMeasurement>>
  package var method: String
  /// Ascending.
  package var thresholds: [Double]
  /// Largest |relative error| of a good ejection fraction, and of a volume that is not bad.
  package var goodEjectionFraction: Double
  package var badVolume: Double
  /// Draws of the bootstrap by patient.
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

  package struct Output: JSONArtifact {
    package var series: Rows<TrustedSeries>
    /// Series whose score is at most each threshold, and all.
    package var sets: Rows<TrustedGroup>
    /// Series between the thresholds, and above.
    package var bins: Rows<TrustedGroup>
    /// Landscape series as they are, and turned.
    package var landscape: Rows<TrustedVersion>
    /// Of score and Dice, by class.
    package var association: Rows<TrustAssociation>
    /// Of a known truth; with a good ejection fraction; and of these, those of a bad volume.
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
  /// Of fewer patients there is no interval: by chance alone one of three is drawn each time in one of 27 draws, so that the 95 %
  /// interval would be from the worst patient to the best.
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
    let scores = Statistics.ranks(known.map(\.confidence))
    return TissueClass.compared.map { tissue in
      let dice = known.map(tissue == .ventricle ? \.ventricle : \.myocardium)
      let found = PearsonCorrelation(scores, Statistics.ranks(dice))
      return TrustAssociation(tissue: tissue, count: found.count, rho: found.r, p: found.p)
    }
  }
}

extension [SeriesMeasurement] {
  /// Not-a-number of none.
  fileprivate func mean(_ value: (SeriesMeasurement) -> Double) -> Double {
    isEmpty ? .nan : Statistics.mean(map(value))
  }
}
