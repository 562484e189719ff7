import Figures
import StudyTerms

extension TissueClass {
  /// The colour in figures.
  var color: Color {
    switch self {
    case .background: .gray
    case .ventricle: .vermilion
    case .myocardium: .blue
    }
  }

  /// The legend of the compared classes that are shown.
  static func legend(
    _ symbol: LegendEntry.Symbol, _ shown: [TissueClass] = compared
  ) -> [LegendEntry] {
    shown.map { LegendEntry($0.symbol, color: $0.color, symbol: symbol) }
  }
}
