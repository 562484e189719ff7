import StudyTerms

/// A manual mask chosen for a gallery, cropped to the heart.
package struct GalleryMask: Hashable, Sendable, Codable {
  /// The image that the mask belongs to.
  package var image: ManualImage
  /// Why it was chosen: `ED`, `ES`, `best LV`, ...
  package var reason: String
  /// The first column and row of the crop in the whole mask.
  package var left, top: Int
  /// The cropped mask.
  package var mask: LabelMask
  /// The slice's contribution to the left ventricle's volume, in ml; nil if the series' spacing is
  /// unknown.
  package var volume: Double?
  /// Dice with UKBB's mask by class; nil if unknown.
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
