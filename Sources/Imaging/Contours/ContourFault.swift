/// What is odd about the contours of one patient, so that a careful reader would look at them again.
public struct ContourFault: Codable, Hashable, Sendable {
  /// The kinds of oddities.
  public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
    /// The cavity's contour leaves that of the wall by more than a pixel.
    case crossing
    /// The contours are those of another patient, point by point.
    case copy
    /// A contour leaves its image by more than a pixel.
    case outside
    /// The cavity is smaller at end-diastole than at end-systole.
    case reversed
  }

  /// The patient, as the contours or the images call them.
  public var patient: String
  /// What is odd.
  public var kind: Kind
  /// The number of images that it concerns.
  public var images: Int
  /// The first of them, by its file or UID; for ``Kind/copy`` the other patient; for
  /// ``Kind/reversed`` the two volumes.
  public var detail: String

  public init(patient: String, kind: Kind, images: Int, detail: String) {
    self.patient = patient
    self.kind = kind
    self.images = images
    self.detail = detail
  }

  /// One sentence for whoever drew them.
  public var sentence: String {
    let counted = images == 1 ? "1 image" : "\(images) images"
    return switch kind {
    case .crossing:
      "\(patient): the cavity leaves its outer contour in \(counted), such as \(detail)"
    case .copy: "\(patient): the contours of \(counted) are copies of those of \(detail)"
    case .outside:
      "\(patient): the contours of \(counted) lie outside of the image, such as \(detail)"
    case .reversed:
      "\(patient): the cavity is smaller at end-diastole than at end-systole, \(detail)"
    }
  }
}
