/// One method's volumes of one series beside the true ones. Volumes are in ml, and NaN if unknown.
package struct SeriesMeasurement: Codable, Hashable, Sendable {
  /// The series.
  package var id: SeriesID
  /// The patient, the unit that bootstrap intervals draw.
  package var patient: SeriesID
  /// The name of the method that measured the volumes.
  package var method: String
  /// Whether this version of the series counts: the rotated one if there is one.
  package var isUsed: Bool
  /// Whether the series also has a rotated version.
  package var isLandscape: Bool
  /// The measured end-diastolic and end-systolic volume.
  package var diastole, systole: Double
  /// The measured volume at the first frame.
  package var firstFrame: Double
  /// The true end-diastolic and end-systolic volume.
  package var trueDiastole, trueSystole: Double
  /// Dice with the true labels over all images of the series, by class; NaN if no true labels are
  /// known.
  package var ventricle, myocardium: Double

  package init(
    id: SeriesID, patient: SeriesID, method: String, isUsed: Bool, isLandscape: Bool,
    volumes: VentricularVolumes, firstFrame: Double, truth: VentricularVolumes?,
    ventricle: Double = .nan, myocardium: Double = .nan
  ) {
    self.id = id
    self.patient = patient
    self.method = method
    self.isUsed = isUsed
    self.isLandscape = isLandscape
    diastole = volumes.diastole
    systole = volumes.systole
    self.firstFrame = firstFrame
    trueDiastole = truth?.diastole ?? .nan
    trueSystole = truth?.systole ?? .nan
    self.ventricle = ventricle
    self.myocardium = myocardium
  }

  /// The measured volumes.
  package var volumes: VentricularVolumes {
    get { VentricularVolumes(diastole: diastole, systole: systole) }
    set { (diastole, systole) = (newValue.diastole, newValue.systole) }
  }
  /// The true volumes.
  package var truth: VentricularVolumes {
    VentricularVolumes(diastole: trueDiastole, systole: trueSystole)
  }
  /// The patient's part of the challenge.
  package var part: ChallengePart { ChallengePart(patient: id.patient) }

  /// Whether the true ejection fraction is known.
  package var isKnown: Bool { !truth.ejectionFraction.isNaN }

  /// |EF_true - EF_pred| in percentage points. It is 100 if the prediction has no EF, as published,
  /// and NaN if the truth is unknown.
  package var ejectionFractionError: Double {
    guard isKnown else { return .nan }
    let error = abs(truth.ejectionFraction - volumes.ejectionFraction)
    return error.isNaN ? 100 : error
  }

  /// (EF_true - EF_pred) / EF_true. It is 1 if undefined, as published, and NaN if the truth is
  /// unknown.
  package var relativeEjectionFractionError: Double {
    guard isKnown else { return .nan }
    let error = (truth.ejectionFraction - volumes.ejectionFraction) / truth.ejectionFraction
    return error.isNaN ? 1 : error
  }

  /// Predicted - true volume, in ml.
  package func error(_ phase: Phase) -> Double { volumes[phase] - truth[phase] }
  /// (Predicted - true) / true volume, as a fraction.
  package func relativeError(_ phase: Phase) -> Double { error(phase) / truth[phase] }

  /// The score by which the published study chose labels to train on; larger is worse.
  package var confidence: Double { volumes.score(beside: truth) }
}
