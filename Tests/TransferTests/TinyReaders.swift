import Engine
import StudyTerms
import TestSupport
import Transfer

/// One volunteer with a slice of two frames, and three readers. Pixels of the LV by frame: first
/// 100 and 40, second 80 and 50, model 90 and 30; a pixel stands for 1 ml.
enum TinyReaders {
  static let volunteer = Volunteer(30)

  static let curves = LeftVentricleCurves(
    observers: TinyCounts.asked(table([(100, 80), (40, 50)])),
    model: TinyCounts.asked(table([(100, 90), (40, 30)])),
    pixels: Asked(Given(PixelVolumes(volunteers: [volunteer], millilitres: [1]))))

  /// End-systole first, unlike what all readers see.
  static let frames = Asked(Given(PhaseFrames(volunteers: [volunteer], es: [0], ed: [1])))

  static let volumes = Interobserver(
    curves: curves, frames: frames, choices: [.published, .first, .own])

  /// Frame by frame, pixels of the LV by the reference and by the other, as much of it common as
  /// can be.
  private static func table(_ pixels: [(Int, Int)]) -> ConfusionTable {
    TinyCounts.table(
      pixels.indices.map { CineImage(volunteer: volunteer, slice: 0, frame: $0) },
      pixels.map { reference, other in
        let common = min(reference, other)
        return [800, other - common, 0, reference - common, common, 0, 0, 0, 0]
      })
  }
}
