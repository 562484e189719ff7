/// What a pixel of a short-axis mask shows; the raw value is the grey value of the masks.
public enum TissueClass: Int, Codable, Hashable, Sendable, CaseIterable {
  case background = 0
  case ventricle = 1
  case myocardium = 2

  /// The two classes that are compared: the blood pool of the left ventricle and its wall.
  public static let compared: [TissueClass] = [.ventricle, .myocardium]

  /// As the published tables' columns say it: `bg`, `lv`, `my`.
  public var abbreviation: String {
    switch self {
    case .background: "bg"
    case .ventricle: "lv"
    case .myocardium: "my"
    }
  }

  /// As tables are keyed: `LV`.
  public var symbol: String { abbreviation.uppercased() }
}
