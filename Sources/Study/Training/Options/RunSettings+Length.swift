import Learning
import Trainings

extension RunSettings {
  /// Refuses those of the options just applied that another one replaces: a run may replace the
  /// length of its block, but only one of both can be meant.
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
