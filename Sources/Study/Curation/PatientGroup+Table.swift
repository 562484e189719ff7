import CohortStatistics
import Cohorts
import Tables

extension PatientGroup {
  /// Demographics, a row for each group.
  static func table(_ groups: [PatientGroup]) throws -> Table {
    try Table(
      groups,
      [
        .texts("group", title: "Group", \.kind), .texts("value", title: "Value", \.name),
        .counts("count", title: "Patients", \.count),
        .numbers("share", title: "Share", unit: "%", decimals: 1, \.share),
        .counts("female", title: "Women and girls", \.female),
        .numbers("age_mean", title: "Age, mean", unit: "years", decimals: 1, \.meanAge),
        .numbers("age_sd", title: "Age, SD", unit: "years", decimals: 1, \.ageDeviation),
        .numbers("age_median", title: "Age, median", unit: "years", decimals: 1, \.medianAge),
      ])
  }
}
