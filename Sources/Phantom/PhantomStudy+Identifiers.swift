import CohortTerms

extension PhantomStudy {
  /// Of a series or an instance, from the seed: below the root of identifiers that are random
  /// numbers.
  package func uid(_ series: UInt64, _ instance: UInt64) -> String {
    let patient = phantom.patient
    let profile = UInt64(PhantomProfile.allCases.firstIndex(of: patient.profile) ?? 0)
    var random = PhantomGenerator(
      seed: patient.seed, 29, profile, UInt64(patient.number), series, instance)
    return "2.25.\(UInt128(random.next()) << 64 | UInt128(random.next()))"
  }
}
