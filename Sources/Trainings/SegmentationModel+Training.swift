import StudyTerms

extension SegmentationModel {
  /// Whether the model is trained on the images in question; the others are used as they are.
  package var learnsHere: Bool {
    switch self {
    case .random, .transfer, .doubleTransfer, .esed: true
    case .base, .ukbb, .observer: false
    }
  }
}
