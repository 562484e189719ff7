import Foundation

/// A file of the Sunnybrook data by its path: which image the contour was drawn on, and of whom.
///
/// `SC-HF-I-1/i-contours/IM-0001-0048-icontour-manual.txt` and `SC-N-03/contours-manual/IRCCI-expert/IM-0001-0048-ocontour-manual.txt`
/// are the inner one of `SC-HF-I-1-IM-0001-0048` and the outer one of `SC-N-03-IM-0001-0048`.
struct SunnybrookContour {
  var file: URL
  /// The image's name within the folder of its patient: the same for both of its contours.
  var image: URL
  /// Whether it is about the wall and not the cavity alone.
  var isOuter: Bool
  /// `patient-image`; the image alone where no folder names a patient.
  var name: String

  /// Folders that say who drew what, and not of whom.
  private static let others: Set = ["i-contours", "o-contours", "contours-manual", "IRCCI-expert"]

  /// nil for files of other names. `root`: what lies in it itself is of no patient that has a name.
  init?(_ file: URL, below root: URL) {
    guard let match = file.lastPathComponent.wholeMatch(of: /(.+)-([io])contour-.+\.txt/) else {
      return nil
    }
    self.file = file
    isOuter = match.2 == "o"
    var folder = file.deletingLastPathComponent()
    let isAtRoot = folder.path == root.path && !Self.others.contains(folder.lastPathComponent)
    while Self.others.contains(folder.lastPathComponent) { folder.deleteLastPathComponent() }
    image = folder.appending(path: String(match.1))
    name = (isAtRoot ? "" : folder.lastPathComponent + "-") + match.1
  }
}
