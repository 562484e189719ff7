/// One method's volumes of one series beside the truth. Volumes are in ml, and not-a-number where nobody knows.
package struct SeriesMeasurement: Codable, Hashable, Sendable {
  package var id: SeriesID
  /// Whose it is: what intervals draw.
  package var patient: SeriesID
  package var method: String
  /// Whether it is the version of its series that counts: the turned one where there is one.
  package var isUsed: Bool
  /// Whether its series has a turned version.
  package var isLandscape: Bool
  package var diastole, systole: Double
  /// At the first frame.
  package var firstFrame: Double
  package var trueDiastole, trueSystole: Double
  /// Dice of the labels with the truth, over all images of the series; not-a-number where no truth is known.
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

  package var volumes: VentricularVolumes {
    get { VentricularVolumes(diastole: diastole, systole: systole) }
    set { (diastole, systole) = (newValue.diastole, newValue.systole) }
  }
  package var truth: VentricularVolumes {
    VentricularVolumes(diastole: trueDiastole, systole: trueSystole)
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
}
