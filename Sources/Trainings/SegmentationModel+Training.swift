import StudyTerms

extension SegmentationModel {
  /// Learns the images that are asked about; the others are taken as they are.
  package var learnsHere: Bool {
    switch self {
    case .random, .transfer, .doubleTransfer, .esed: true
    case .base, .ukbb, .observer: false
    }
  }
}
