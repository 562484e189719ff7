/// The class of a pixel in a short-axis mask; the raw value is the grey value in mask files.
public enum TissueClass: Int, Codable, Hashable, Sendable, CaseIterable {
  case background = 0
  case ventricle = 1
  case myocardium = 2

  /// The two classes that analyses compare: the blood pool of the left ventricle, and its wall.
  public static let compared: [TissueClass] = [.ventricle, .myocardium]

  /// The abbreviation in the columns of the published tables: `bg`, `lv`, `my`.
  public var abbreviation: String {
    switch self {
    case .background: "bg"
    case .ventricle: "lv"
    case .myocardium: "my"
    }
  }

  /// The key in tables: `BG`, `LV`, `MY`.
  public var symbol: String { abbreviation.uppercased() }
}
