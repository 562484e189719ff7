import Figures

extension TissueClass {
  /// In figures.
  var color: Color {
    switch self {
    case .background: .gray
    case .ventricle: .vermilion
    case .myocardium: .blue
    }
  }

  /// Keys of the two compared classes.
  static func legend(_ symbol: LegendEntry.Symbol) -> [LegendEntry] {
    compared.map { LegendEntry($0.symbol, color: $0.color, symbol: symbol) }
  }
}
