import StudyTerms

/// The Dice of one image's manual mask with the label network's, and the pixels of the manual one.
package struct ManualImageDice: Codable, Hashable, Sendable {
  /// The image's name in the published table.
  package var name: String
  /// The patient's number in the challenge, and the frame and the slice, from 0.
  package var patient, frame, slice: Int
  /// The pixels of each class in the manual mask.
  package var ventriclePixels, myocardiumPixels: Int
  /// The Dice coefficient of each class, 0...1.
  package var ventricle, myocardium: Double

  package init(_ image: ManualImage, name: String, _ counts: ConfusionCounts) {
    self.name = name
    patient = image.patient
    frame = image.frame
    slice = image.slice
    ventriclePixels = counts.reference(.ventricle)
    myocardiumPixels = counts.reference(.myocardium)
    ventricle = counts.dice(.ventricle)
    myocardium = counts.dice(.myocardium)
  }

  /// The image, as a value.
  package var image: ManualImage { ManualImage(patient: patient, frame: frame, slice: slice) }
}
