import Engine
import Tables

/// How a training went, without the network itself.
package struct TrainingCourse: JSONArtifact, Hashable {
  package var epochs: Rows<Epoch>
  /// Images and patients that it learnt from.
  package var images, patients: Int
  /// Images that it saw, many of them several times.
  package var seen: Int

  package init(epochs: [Epoch], images: Int, patients: Int, seen: Int) {
    self.epochs = Rows(epochs)
    self.images = images
    self.patients = patients
    self.seen = seen
  }

  /// The state after an epoch; what is not known, as where nobody validates, is not-a-number.
  package struct Epoch: Codable, Hashable, Sendable {
    /// From 1.
    package var epoch: Int
    /// Images seen until then.
    package var seen: Int
    package var trainingLoss, validationLoss: Double
    /// Of the images that validate: share of pixels, and Dice of all classes and of each.
    package var accuracy, dice, ventricle, myocardium: Double

    package init(
      epoch: Int, seen: Int, trainingLoss: Double, validationLoss: Double = .nan,
      accuracy: Double = .nan, dice: Double = .nan, ventricle: Double = .nan,
      myocardium: Double = .nan
    ) {
      self.epoch = epoch
      self.seen = seen
      self.trainingLoss = trainingLoss
      self.validationLoss = validationLoss
      self.accuracy = accuracy
      self.dice = dice
      self.ventricle = ventricle
      self.myocardium = myocardium
    }
  }
}
