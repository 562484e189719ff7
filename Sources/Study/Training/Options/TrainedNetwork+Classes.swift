import Trainings

extension TrainedNetwork {
  /// Refuses a label to ignore that is one of its classes. Where one stands in the block and the
  /// other in a run, neither is wrong by itself.
  func refuseIgnoredClass(_ refusal: (String) -> any Error) throws {
    guard let ignored = images.ignored, ignored < images.classes else { return }
    throw refusal(
      "has `ignore: \(ignored)`, which is one of its \(images.classes) `classes`, 0 to \(images.classes - 1);"
        + " name a label beside them")
  }
}
