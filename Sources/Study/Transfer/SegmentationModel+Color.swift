import Figures
import StudyTerms

extension SegmentationModel {
  public var color: Color {
    switch self {
    case .observer: .ink
    case .doubleTransfer: .blue
    case .transfer: .orange
    case .random: .green
    case .base: .vermilion
    case .ukbb: .purple
    case .esed: .sky
    }
  }
}
