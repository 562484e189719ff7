import Imaging
import Report

extension TrainingImages {
  /// The options of an author; `classes` and `seed` are those of the block where they are not given.
  struct Options: Decodable, Hashable, Sendable {
    var source: Source

    private enum CodingKeys: String, CodingKey, CaseIterable {
      case phantom, images, masks, patients, seed, matrix
    }

    init(from decoder: any Decoder) throws {
      let options = try decoder.container(keyedBy: CodingKeys.self)
      try options.refuseOthers(than: CodingKeys.allCases, decoder)
      let seed = try options.decodeIfPresent(UInt64.self, forKey: .seed) ?? 1
      let patients = try options.decodeIfPresent(Int.self, forKey: .patients)
      if let patients, !(1...100_000).contains(patients) {
        throw options.refusal(.patients, "must be 1 to 100000")
      }
      if options.contains(.phantom) {
        let matrix = try options.decodeIfPresent(Int.self, forKey: .matrix) ?? 96
        guard (16...512).contains(matrix) else {
          throw options.refusal(.matrix, "must be 16 to 512")
        }
        source = .synthetic(
          profile: try options.decode(PhantomProfile.self, forKey: .phantom), seed: seed,
          patients: patients ?? 10, matrix: matrix)
      } else {
        source = .files(
          images: try options.decode(DataPath.self, forKey: .images).reference,
          masks: try options.decode(DataPath.self, forKey: .masks).reference, patients: patients,
          seed: seed)
      }
    }
  }
}
