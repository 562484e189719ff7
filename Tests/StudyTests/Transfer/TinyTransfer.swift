import StudyTerms
import Trainings

/// Models of synthetic images, and the volunteers they are tested on.
enum TinyTransfer {
  static let cohort = SyntheticCohort(
    profile: .sevenTesla, seed: 3, patients: 2, matrix: 32,
    sampling: CineSampling(frames: 3, slices: 5))

  /// Three images of 16 pixels a heart, networks of two levels.
  static let options = """
    {"data": {"phantom": "seven-tesla", "patients": 3, "seed": 5, "matrix": 16, "slices": 2},
     "validation": {"phantom": "seven-tesla", "patients": 1, "seed": 6, "matrix": 16, "slices": 2},
     "test": {"phantom": "seven-tesla", "patients": 2, "seed": 3, "matrix": 32},
     "size": 16, "widths": [4, 8], "images_seen": 24, "epoch_images": 8, "batch": 4,
     "observer": {"shift": 1.5},
     "models": {
       "R": {},
       "TL": {"from": \(biobank)},
       "TL2": {"from": \(challenge)},
       "esed": {"from": \(challenge)},
       "base": {"from": \(challenge)}}}
    """
  static let biobank = """
    {"data": {"phantom": "biobank", "patients": 1, "matrix": 16}, "size": 16, "widths": [4, 8],
     "epochs": 1, "validation": 0}
    """
  static let challenge = """
    {"data": {"phantom": "challenge", "patients": 1, "matrix": 16}, "size": 16, "widths": [4, 8],
     "epochs": 1, "validation": 0, "from": \(biobank)}
    """
}
