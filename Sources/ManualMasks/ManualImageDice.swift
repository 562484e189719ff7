import StudyTerms

/// The Dice of one image's manual mask with the label network's, and the pixels of the manual one.
package struct ManualImageDice: Codable, Hashable, Sendable {
  /// As the published table calls it.
  package var name: String
  package var patient, frame, slice: Int
  package var ventriclePixels, myocardiumPixels: Int
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

  package var image: ManualImage { ManualImage(patient: patient, frame: frame, slice: slice) }
}
