import Foundation

/// Tells from the path of a Sunnybrook contour file which image and patient it belongs to.
///
/// `SC-HF-I-1/i-contours/IM-0001-0048-icontour-manual.txt` and
/// `SC-N-03/contours-manual/IRCCI-expert/IM-0001-0048-ocontour-manual.txt` are the inner contour of
/// `SC-HF-I-1-IM-0001-0048` and the outer one of `SC-N-03-IM-0001-0048`.
package struct SunnybrookContour {
  /// The file.
  package var file: URL
  /// The image's path within the patient's folder, the same for both of its contours.
  package var image: URL
  /// Whether it encloses the wall, not the cavity alone.
  package var isOuter: Bool
  /// `patient-image`, or the image alone if no folder names a patient.
  var name: String
  /// The patient's folder; nil for files that lie in none.
  package var patient: String?
  /// The InstanceNumber of its image; nil if the name has none.
  package var instance: Int?
  /// The number before it, which many programs take from the series; nil if there is none.
  package var series: Int?

  /// Folders that name the reader or the kind of contour, not the patient.
  private static let others: Set = ["i-contours", "o-contours", "contours-manual", "IRCCI-expert"]

  /// nil for files with other names. Files directly in `root` belong to no named patient.
  package init?(_ file: URL, below root: URL) {
    guard let match = file.lastPathComponent.wholeMatch(of: /(.+)-([io])contour-.+\.txt/) else {
      return nil
    }
    self.file = file
    isOuter = match.2 == "o"
    var folder = file.deletingLastPathComponent()
    let isAtRoot = folder.path == root.path && !Self.others.contains(folder.lastPathComponent)
    while Self.others.contains(folder.lastPathComponent) { folder.deleteLastPathComponent() }
    image = folder.appending(path: String(match.1))
    patient = isAtRoot ? nil : folder.lastPathComponent
    name = (patient.map { $0 + "-" } ?? "") + match.1
    let numbers = match.1.split(separator: "-").suffix(2).map { Int($0) }
    instance = numbers.last ?? nil
    series = numbers.count == 2 ? numbers[0] : nil
  }
}
