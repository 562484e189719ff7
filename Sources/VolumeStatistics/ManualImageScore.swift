/// The Dice of the label network's mask with the manual one in one image of the published
/// comparison.
package struct ManualImageScore: Codable, Hashable, Sendable {
  /// The image's name in the published table.
  package var image: String
  /// The patient's number, and the frame, from 0.
  package var patient, frame: Int
  /// The Dice coefficient of each class, 0...1.
  package var ventricle, myocardium: Double

  package init(image: String, patient: Int, frame: Int, ventricle: Double, myocardium: Double) {
    self.image = image
    self.patient = patient
    self.frame = frame
    self.ventricle = ventricle
    self.myocardium = myocardium
  }
}
