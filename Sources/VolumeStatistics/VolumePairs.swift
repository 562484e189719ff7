import Bootstrap
import Statistics
import StudyTerms
import Volumes

/// The measured and true values of those series that have both.
struct VolumePairs {
  private let measure: VolumeMeasure
  private let series: [SeriesMeasurement]
  private let predicted, truth: [Double]
  private let altman: BlandAltman

  init(_ measure: VolumeMeasure, of all: [SeriesMeasurement]) {
    self.measure = measure
    series = all.filter {
      !measure.value(of: $0.volumes).isNaN && !measure.value(of: $0.truth).isNaN
    }
    predicted = series.map { measure.value(of: $0.volumes) }
    truth = series.map { measure.value(of: $0.truth) }
    altman = BlandAltman(predicted, truth)
  }

  func agreement(_ method: String, seed: UInt64, repetitions: Int) -> VolumeAgreementRow {
    let pearson = PearsonCorrelation(predicted, truth)
    let concordance = Concordance(predicted, truth)
    let bootstrap = PatientBootstrap(
      patients: series.map(\.patient), seed: seed, repetitions: repetitions)
    let bias = bootstrap.mean(of: altman.differences)
    let agreement = bootstrap.interval { drawn in
      Concordance(drawn.map { predicted[$0] }, drawn.map { truth[$0] }).ccc
    }
    return VolumeAgreementRow(
      method: method, measure: measure, count: altman.count, bias: altman.bias, sd: altman.sd,
      lowerLimit: altman.low, upperLimit: altman.high, biasLow: altman.biasLow,
      biasHigh: altman.biasHigh, lowerLimitLow: altman.lowLow, lowerLimitHigh: altman.lowHigh,
      upperLimitLow: altman.highLow, upperLimitHigh: altman.highHigh, correlation: pearson.r,
      correlationLow: pearson.low, correlationHigh: pearson.high, concordance: concordance.ccc,
      concordanceLow: concordance.low, concordanceHigh: concordance.high,
      biasPatientLow: bias.low, biasPatientHigh: bias.high, concordancePatientLow: agreement.low,
      concordancePatientHigh: agreement.high)
  }

  func compared(_ method: String) -> [ComparedVolume] {
    series.indices.map {
      ComparedVolume(
        id: series[$0].id, method: method, measure: measure, predicted: predicted[$0],
        truth: truth[$0], mean: altman.means[$0], difference: altman.differences[$0])
    }
  }
}
