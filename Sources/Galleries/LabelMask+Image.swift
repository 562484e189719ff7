import Imaging
import StudyTerms

extension LabelMask {
  /// Reads a mask's image; nil if a grey value is none of the three classes.
  package init?(_ image: GrayImage) {
    guard image.pixels.allSatisfy({ $0 < TissueClass.allCases.count }) else { return nil }
    self.init(width: image.width, height: image.height, labels: image.pixels.map(UInt8.init))
  }
}
