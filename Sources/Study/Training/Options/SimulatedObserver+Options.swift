import Book
import Trainings

extension SimulatedObserver {
  /// The forms that an author may write: `observer: {shift: 1.5, scale: 20, seed: 1}`, or `{}`.
  struct Options: Decodable, Hashable, Sendable {
    var observer = SimulatedObserver()

    private enum CodingKeys: String, CodingKey, CaseIterable { case shift, scale, seed }

    init(from decoder: any Decoder) throws {
      let options = try decoder.container(keyedBy: CodingKeys.self)
      try options.refuseOthers(than: CodingKeys.allCases, decoder)
      if let shift = try options.decodeIfPresent(Double.self, forKey: .shift) {
        guard SimulatedObserver.shifts.contains(shift) else {
          throw options.refusal(.shift, "must be 0 to 20, in mm")
        }
        observer.shift = shift
      }
      if let scale = try options.decodeIfPresent(Double.self, forKey: .scale) {
        guard SimulatedObserver.scales.contains(scale) else {
          throw options.refusal(.scale, "must be 1 to 1000, in mm")
        }
        observer.scale = scale
      }
      observer.seed = try options.decodeIfPresent(UInt64.self, forKey: .seed) ?? observer.seed
    }
  }
}
