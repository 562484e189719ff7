import Tables

/// One method's volumes of one series beside the truth.
package struct SeriesMeasurement: Hashable, Sendable {
  package var id: SeriesID
  /// Whose it is: what intervals draw.
  package var patient: SeriesID
  package var method: String
  package var isUsed: Bool
  package var isLandscape: Bool
  package var volumes: VentricularVolumes
  /// The volume at the first frame, in ml.
  package var firstFrame: Double
  package var truth: VentricularVolumes

  package init(
    id: SeriesID, patient: SeriesID, method: String, isUsed: Bool, isLandscape: Bool,
    volumes: VentricularVolumes, firstFrame: Double, truth: VentricularVolumes
  ) {
    self.id = id
    self.patient = patient
    self.method = method
    self.isUsed = isUsed
    self.isLandscape = isLandscape
    self.volumes = volumes
    self.firstFrame = firstFrame
    self.truth = truth
  }

  package var part: ChallengePart { ChallengePart(patient: id.patient) }

  /// Whether there is a truth to be wrong of.
  package var isKnown: Bool { !truth.ejectionFraction.isNaN }

  /// |EF_true - EF_pred| in percentage points; 100 where the prediction has none, as published; NaN where nobody knows the truth.
  package var ejectionFractionError: Double {
    guard isKnown else { return .nan }
    let error = abs(truth.ejectionFraction - volumes.ejectionFraction)
    return error.isNaN ? 100 : error
  }

  /// (EF_true - EF_pred) / EF_true; 1 where undefined, as published; NaN where nobody knows the truth.
  package var relativeEjectionFractionError: Double {
    guard isKnown else { return .nan }
    let error = (truth.ejectionFraction - volumes.ejectionFraction) / truth.ejectionFraction
    return error.isNaN ? 1 : error
  }

  /// Predicted - true in ml.
  package func error(_ phase: Phase) -> Double { volumes[phase] - truth[phase] }
  package func relativeError(_ phase: Phase) -> Double { error(phase) / truth[phase] }

  /// The score by which the labels to learn from were chosen: the larger, the worse.
  package var confidence: Double { volumes.score(beside: truth) }

  /// Of `table`, made by ``SeriesVolumes`` or ``CohortVolumes``.
  package static func read(_ table: Table) throws -> [SeriesMeasurement] {
    let ids = try table.texts("Id")
    let patients = try table.texts("patient")
    let methods = try table.texts("method")
    let used = try table.logicals("used")
    let landscape = try table.logicals("landscape")
    let diastole = try table.numbers("EDV")
    let systole = try table.numbers("ESV")
    let first = try table.numbers("EDV_first_frame")
    let trueDiastole = try table.numbers("true_EDV")
    let trueSystole = try table.numbers("true_ESV")
    return ids.indices.map {
      SeriesMeasurement(
        id: SeriesID(ids[$0]), patient: SeriesID(patients[$0]), method: methods[$0],
        isUsed: used[$0] ?? false,
        isLandscape: landscape[$0] ?? false,
        volumes: VentricularVolumes(diastole: diastole[$0], systole: systole[$0]),
        firstFrame: first[$0],
        truth: VentricularVolumes(diastole: trueDiastole[$0], systole: trueSystole[$0]))
    }
  }
}
