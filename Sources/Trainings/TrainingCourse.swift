import Engine
import Tables

/// The course of a training, without the network itself.
package struct TrainingCourse: JSONArtifact, Hashable {
  /// One row for each epoch.
  package var epochs: Rows<Epoch>
  /// The numbers of images and patients trained on.
  package var images, patients: Int
  /// The number of images seen, repetitions included.
  package var seen: Int

  package init(epochs: [Epoch], images: Int, patients: Int, seen: Int) {
    self.epochs = Rows(epochs)
    self.images = images
    self.patients = patients
    self.seen = seen
  }

  /// The state after an epoch. Unknown values, such as without validation images, are NaN.
  package struct Epoch: Codable, Hashable, Sendable {
    /// The number of the epoch, from 1.
    package var epoch: Int
    /// The number of images seen so far.
    package var seen: Int
    /// The mean loss over the training and the validation images.
    package var trainingLoss, validationLoss: Double
    /// On the validation images: the share of correct pixels, the Dice of all classes, and the Dice
    /// of each class.
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
