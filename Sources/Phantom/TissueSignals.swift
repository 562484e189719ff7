/// How bright tissues are, where blood is about 1.
///
/// In balanced steady-state free precession with TE = TR / 2, fat is opposed to water: it has the
/// other sign, so that pixels that hold both are dark, the black outlines of such images. At 7 T
/// spoiled gradient echoes are taken instead.
struct TissueSignals: Hashable, Sendable {
  var blood: Float
  var myocardium: Float
  var fat: Float
  var muscle: Float
  var liver: Float
  var spleen: Float
  var stomach: Float
  var lung: Float
  var marrow: Float
  var pericardium: Float

  /// Of a patient's scan: those of its field strength, each a little different.
  init(_ patient: PhantomPatient) {
    self.init(field: patient.scan.field)
    var random = PhantomGenerator(seed: patient.seed, 31, UInt64(patient.number))
    let tissues: [WritableKeyPath<TissueSignals, Float>] = [
      \.myocardium, \.fat, \.muscle, \.liver, \.spleen, \.stomach, \.lung, \.marrow,
    ]
    for tissue in tissues { self[keyPath: tissue] *= Float(random.uniform(0.86, 1.14)) }
  }

  init(field: Double) {
    if field > 5 {
      (blood, myocardium, fat, muscle, liver) = (1, 0.5, 0.95, 0.42, 0.52)
      (spleen, stomach, lung, marrow, pericardium) = (0.5, 0.4, 0.07, 0.45, 0.3)
    } else if field > 2 {
      (blood, myocardium, fat, muscle, liver) = (1, 0.36, -1.45, 0.24, 0.36)
      (spleen, stomach, lung, marrow, pericardium) = (0.5, 0.55, 0.05, -0.6, 0.1)
    } else {
      (blood, myocardium, fat, muscle, liver) = (1, 0.32, -1.6, 0.22, 0.4)
      (spleen, stomach, lung, marrow, pericardium) = (0.55, 0.6, 0.04, -0.65, 0.08)
    }
  }
}
