/// A class that networks distinguish, other than the background; the raw value is the name in
/// tables.
package enum HeartClass: String, Codable, Hashable, Sendable, CaseIterable {
  /// The cavity of the left ventricle, label 1.
  case ventricle = "LV"
  /// Its wall, label 2.
  case myocardium = "MY"
  /// The cavity of the right ventricle, label 3.
  case rightVentricle = "RV"

  /// The label in masks.
  package var label: Int {
    switch self {
    case .ventricle: 1
    case .myocardium: 2
    case .rightVentricle: 3
    }
  }

  /// The classes of a network with so many classes, background included.
  package static func known(to classes: Int) -> [HeartClass] {
    allCases.filter { $0.label < classes }
  }
}
