import Learning
import Trainings

extension RunSettings {
  /// Refuses two measures of length at once. A run may replace its block's measure by another, but
  /// within one mapping only one of them can be meant.
  func refuseTwoLengths(_ decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    if options.contains(.epochs) {
      try options.refuse([.images_seen], "stands beside `epochs`; give one of both")
    }
    if options.contains(.phases) {
      try options.refuse(
        [.epochs, .images_seen], "stands beside `phases`, which have their own; give one of both")
    }
    if !phases.isEmpty {
      try options.refuse([.rate], "has no effect beside `phases`, which have their own")
    }
  }
}
