import StudyTerms

/// A manual mask chosen for a gallery, cut to the heart.
package struct GalleryMask: Hashable, Sendable, Codable {
  package var image: ManualImage
  /// What it was chosen for: `ED`, `ES`, `best LV`, ...
  package var reason: String
  /// Where the cut begins in the whole mask.
  package var left, top: Int
  package var mask: LabelMask
  /// The slice's part of the left ventricle's volume in ml; nil where the series' size is not known.
  package var volume: Double?
  /// Dice with UKBB's mask by class; nil where it is not known.
  package var ventricle, myocardium: Double?

  package init(
    image: ManualImage, reason: String, left: Int, top: Int, mask: LabelMask, volume: Double? = nil,
    ventricle: Double? = nil, myocardium: Double? = nil
  ) {
    self.image = image
    self.reason = reason
    self.left = left
    self.top = top
    self.mask = mask
    self.volume = volume
    self.ventricle = ventricle
    self.myocardium = myocardium
  }
}
