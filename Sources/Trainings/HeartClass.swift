/// A class that networks tell apart, named as in tables; the background is none.
package enum HeartClass: String, Codable, Hashable, Sendable, CaseIterable {
  /// The cavity of the left ventricle, label 1.
  case ventricle = "LV"
  /// Its wall, label 2.
  case myocardium = "MY"
  /// The cavity of the right ventricle, label 3.
  case rightVentricle = "RV"

  /// In masks.
  package var label: Int {
    switch self {
    case .ventricle: 1
    case .myocardium: 2
    case .rightVentricle: 3
    }
  }

  /// Those of a network with so many classes, background included.
  package static func known(to classes: Int) -> [HeartClass] {
    allCases.filter { $0.label < classes }
  }
}
