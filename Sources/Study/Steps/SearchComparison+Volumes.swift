import Statistics
import StudyTerms
import Tables
import Volumes

extension SearchGroup {
  /// The larger of both errors with its sign, in ml, as published.
  var signedVolumeErrors: [Double] { rows.map { max($0.error(.diastole), $0.error(.systole)) } }
  /// The larger of both without sign.
  var absoluteVolumeErrors: [Double] {
    rows.map { max(abs($0.error(.diastole)), abs($0.error(.systole))) }
  }
  var signedRelativeErrors: [Double] {
    rows.map { max($0.relativeError(.diastole), $0.relativeError(.systole)) }
  }
  var absoluteRelativeErrors: [Double] { rows.map(\.confidence) }
  var relativeEjectionFractionErrors: [Double] { rows.map(\.relativeEjectionFractionError) }
}

extension SearchComparison {
  /// 1 for the smallest.
  static func ranks(_ values: [Double]) -> [Int] {
    values.map { value in 1 + values.filter { $0 < value }.count }
  }

  func volumeError(_ groups: [SearchGroup]) throws -> Table {
    let signed = groups.map { Statistics.mean($0.signedVolumeErrors) }
    let absolute = groups.map { Statistics.mean($0.absoluteVolumeErrors) }
    func column(
      _ name: String, _ title: String, _ unit: String, _ statistic: (SearchGroup) -> Double
    ) -> Column {
      Column(
        name, title: title, unit: unit, decimals: unit == "%" ? 1 : 2,
        numbers: groups.map { (unit == "%" ? 100 : 1) * statistic($0) })
    }
    return try Table([
      Column("method", title: "Method", texts: groups.map(\.method)),
      Column("rank_signed", title: "Rank, signed", counts: Self.ranks(signed.map(abs))),
      Column("rank_absolute", title: "Rank, absolute", counts: Self.ranks(absolute)),
      Column("signed_mean", title: "Signed mean", unit: "ml", decimals: 2, numbers: signed),
      column("signed_sd", "Signed SD", "ml") { Statistics.sd($0.signedVolumeErrors) },
      column("signed_median", "Signed median", "ml") { Statistics.median($0.signedVolumeErrors) },
      Column("absolute_mean", title: "Absolute mean", unit: "ml", decimals: 2, numbers: absolute),
      column("absolute_sd", "Absolute SD", "ml") { Statistics.sd($0.absoluteVolumeErrors) },
      column("absolute_median", "Absolute median", "ml") {
        Statistics.median($0.absoluteVolumeErrors)
      },
      column("signed_relative_mean", "Signed mean, relative", "%") {
        Statistics.mean($0.signedRelativeErrors)
      },
      column("signed_relative_median", "Signed median, relative", "%") {
        Statistics.median($0.signedRelativeErrors)
      },
      column("absolute_relative_mean", "Absolute mean, relative", "%") {
        Statistics.mean($0.absoluteRelativeErrors)
      },
      column("absolute_relative_median", "Absolute median, relative", "%") {
        Statistics.median($0.absoluteRelativeErrors)
      },
    ])
  }

  func goodAndBad(_ groups: [SearchGroup]) throws -> Table {
    func count(_ test: (SeriesMeasurement) -> Bool) -> [Int] {
      groups.map { group in group.rows.filter(test).count }
    }
    let isGood = { (row: SeriesMeasurement) in
      abs(row.relativeEjectionFractionError) <= goodEjectionFraction
    }
    let good = count(isGood)
    let signed = count {
      isGood($0) && max($0.relativeError(.diastole), $0.relativeError(.systole)) > badVolume
    }
    let absolute = count { isGood($0) && $0.confidence > badVolume }
    func share(_ parts: [Int], of whole: [Int]) -> [Double] {
      zip(parts, whole).map { 100 * Double($0) / Double($1) }
    }
    let series = groups.map(\.rows.count)
    return try Table([
      Column("method", title: "Method", texts: groups.map(\.method)),
      Column("count", title: "Series", counts: series),
      Column("good", title: "Good EF", counts: good),
      Column("bad", title: "Of these, bad volume", counts: absolute),
      Column("bad_signed", title: "Bad volume, signed maximum", counts: signed),
      Column(
        "share", title: "Share of series", unit: "%", decimals: 1,
        numbers: share(absolute, of: series)),
      Column(
        "share_signed", title: "Share, signed maximum", unit: "%", decimals: 1,
        numbers: share(signed, of: series)),
      Column(
        "share_of_good", title: "Share of good EF", unit: "%", decimals: 1,
        numbers: share(absolute, of: good)),
    ])
  }

  func correlation(_ groups: [SearchGroup]) throws -> Table {
    var names: [String] = []
    var kinds: [String] = []
    var results: [PearsonCorrelation] = []
    for group in groups {
      let errors = group.relativeEjectionFractionErrors
      for (kind, volume, fraction) in [
        ("signed", group.signedRelativeErrors, errors),
        ("absolute", group.absoluteRelativeErrors, errors),
        ("both absolute", group.absoluteRelativeErrors, errors.map(abs)),
      ] {
        names.append(group.method)
        kinds.append(kind)
        results.append(PearsonCorrelation(volume, fraction))
      }
    }
    return try Table([
      Column("method", title: "Method", texts: names),
      Column("errors", title: "Errors", texts: kinds),
      Column("count", title: "Series", counts: results.map(\.count)),
      Column("r", decimals: 3, numbers: results.map(\.r)),
      Column("t", decimals: 2, numbers: results.map(\.t)),
      Column("df", decimals: 0, numbers: results.map { Double($0.df) }),
      Column("p", numbers: results.map(\.p)),
      Column("low", title: "95 % low", decimals: 3, numbers: results.map(\.low)),
      Column("high", title: "95 % high", decimals: 3, numbers: results.map(\.high)),
    ])
  }
}
