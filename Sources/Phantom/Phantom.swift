import Foundation

/// A synthetic patient ready to be imaged: the geometry of heart and torso, the truth, and images
/// of any plane and frame.
public struct Phantom: Sendable {
  /// The patient whose heart and scan are simulated.
  public let patient: PhantomPatient
  /// The geometry of the heart.
  public let heart: PhantomHeart
  let torso: PhantomTorso
  let tissues: TissueSignals
  let papillaries: [PapillaryMuscle]
  let noise: NoiseTile

  /// Prepares the geometry and textures of a patient.
  public init(_ patient: PhantomPatient) {
    self.patient = patient
    heart = PhantomHeart(patient)
    torso = PhantomTorso(patient, heart)
    tissues = TissueSignals(patient)
    papillaries = Self.papillaries(patient, heart)
    noise = NoiseTile(patient)
  }

  /// The contraction in a frame (from 0): 0 at end-diastole, which is frame 0, and 1 at
  /// end-systole.
  public func contraction(frame: Int) -> Double {
    heart.contraction(at: Double(frame) / Double(max(1, patient.scan.phases)))
  }

  /// The frame of end-systole.
  public var endSystole: Int {
    Int((heart.systole * Double(max(1, patient.scan.phases))).rounded())
  }

  /// The ventricles' volumes in a frame in ml, from the geometry.
  public func volumes(frame: Int) -> PhantomVolumes {
    heart.volumes(contraction: contraction(frame: frame))
  }

  /// One above to the right and one below.
  private static func papillaries(
    _ patient: PhantomPatient, _ heart: PhantomHeart
  ) -> [PapillaryMuscle] {
    var random = PhantomGenerator(seed: patient.seed, 17, UInt64(patient.number))
    let radius = Float(heart.shape.radius) * 0.15
    return [-0.75, 1.25].map { direction in
      PapillaryMuscle(
        direction: Float(random.usual(direction + 0.6 * patient.roll, 0.12)),
        levels: Float(random.uniform(0.22, 0.32))...Float(random.uniform(0.68, 0.78)),
        radius: radius * Float(random.uniform(0.85, 1.15)))
    }
  }
}
