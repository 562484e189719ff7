/// What an author's chart draws of each row, or of all.
enum ChartMark: String, Decodable, CaseIterable, Sendable {
  case scatter, line, band, bar, box, histogram, density, tile, forest
  case blandAltman = "bland-altman"

  /// The options that name a column which it needs.
  var needs: [String] {
    switch self {
    case .scatter, .line, .bar, .box, .blandAltman: ["x", "y"]
    case .band: ["x", "lower", "upper"]
    case .histogram, .density: ["x"]
    case .tile: ["x", "y", "value"]
    case .forest: ["x", "y", "lower", "upper"]
    }
  }

  /// Those that it can do without.
  var takes: [String] {
    switch self {
    case .scatter: ["identity", "colour"]
    case .line: ["lower", "upper", "colour"]
    case .band: ["y", "colour"]
    case .bar: ["lower", "upper"]
    case .density: ["colour"]
    case .histogram: ["bins"]
    case .box, .tile, .forest, .blandAltman: []
    }
  }

  /// As a sentence begins with it.
  var name: String {
    switch self {
    case .scatter: "Scatter plot"
    case .line: "Lines"
    case .band: "Bands"
    case .bar: "Bars"
    case .box: "Box plots"
    case .histogram: "Histogram"
    case .density: "Density curves"
    case .tile: "Tiles"
    case .forest: "Forest plot"
    case .blandAltman: "Differences against means after Bland and Altman"
    }
  }
}
