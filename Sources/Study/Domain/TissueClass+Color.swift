import Figures
import StudyTerms

extension TissueClass {
  /// In figures.
  var color: Color {
    switch self {
    case .background: .gray
    case .ventricle: .vermilion
    case .myocardium: .blue
    }
  }

  /// Keys of the two compared classes, or of those of them that are shown.
  static func legend(
    _ symbol: LegendEntry.Symbol, _ shown: [TissueClass] = compared
  ) -> [LegendEntry] {
    shown.map { LegendEntry($0.symbol, color: $0.color, symbol: symbol) }
  }
}
