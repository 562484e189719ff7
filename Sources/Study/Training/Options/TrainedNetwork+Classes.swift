import Trainings

extension TrainedNetwork {
  /// Refuses a label to ignore that is one of the classes. This is checked for the whole network,
  /// because the block may give one and the run the other.
  func refuseIgnoredClass(_ refusal: (String) -> any Error) throws {
    guard let ignored = images.ignored, ignored < images.classes else { return }
    throw refusal(
      "has `ignore: \(ignored)`, which is one of its \(images.classes) `classes`, 0 to \(images.classes - 1);"
        + " name a label beside them")
  }
}
