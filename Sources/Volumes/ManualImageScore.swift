/// The Dice of the label network's mask with the manual one, in an image of the published comparison.
package struct ManualImageScore: Codable, Hashable, Sendable {
  /// As the published table calls it.
  package var image: String
  package var patient, frame: Int
  package var ventricle, myocardium: Double

  package init(image: String, patient: Int, frame: Int, ventricle: Double, myocardium: Double) {
    self.image = image
    self.patient = patient
    self.frame = frame
    self.ventricle = ventricle
    self.myocardium = myocardium
  }
}
