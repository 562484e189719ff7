import StudyTerms

/// A manual mask chosen for a gallery, cut to the heart.
struct GalleryMask: Hashable, Sendable, Codable {
  var image: ManualImage
  /// What it was chosen for: `ED`, `ES`, `best LV`, ...
  var reason: String
  /// Where the cut begins in the whole mask.
  var left, top: Int
  var mask: LabelMask
  /// The slice's part of the left ventricle's volume in ml; nil where the series' size is not known.
  var volume: Double?
  /// Dice with UKBB's mask by class; nil where it is not known.
  var ventricle, myocardium: Double?
}
