/// Looks through the contours of several patients for what a careful reader would notice.
public struct ContourReview: Sendable {
  /// One contour with what is known about it.
  public struct Drawing: Sendable {
    /// Whose heart it is.
    public var patient: String
    /// The image, the same for both of its contours.
    public var image: String
    /// The file, or what else tells a reader where it is.
    public var place: String
    /// Whether it encloses the wall, not the cavity alone.
    public var isOuter: Bool
    /// The contour, in pixels of its image.
    public var contour: Contour
    /// The columns and rows of its image; nil if they are not known.
    public var size: SIMD2<Int>?

    public init(
      patient: String, image: String, place: String, isOuter: Bool, contour: Contour,
      size: SIMD2<Int>? = nil
    ) {
      self.patient = patient
      self.image = image
      self.place = place
      self.isOuter = isOuter
      self.contour = contour
      self.size = size
    }
  }

  /// What was found so far, at most one of each kind for a patient.
  public private(set) var faults: [ContourFault] = []
  /// Who was the first to have a contour.
  private var owners: [Contour: String] = [:]

  public init() {}

  /// Looks through all drawings of one patient.
  public mutating func look(at drawings: [Drawing]) {
    guard let patient = drawings.first?.patient else { return }
    func note(_ kind: ContourFault.Kind, _ found: [Drawing], _ detail: String? = nil) {
      guard let first = found.first else { return }
      faults.append(
        ContourFault(
          patient: patient, kind: kind, images: Set(found.map(\.image)).count,
          detail: detail ?? first.place))
    }
    let outer = Dictionary(drawings.filter(\.isOuter).map { ($0.image, $0) }) { first, _ in first }
    note(
      .crossing,
      drawings.filter { inner in
        guard !inner.isOuter, let wall = outer[inner.image] else { return false }
        return inner.contour.leaves(wall.contour, by: 1)
      })
    let copies = drawings.filter { owners[$0.contour].map { $0 != patient } ?? false }
    note(.copy, copies, copies.first.flatMap { owners[$0.contour] })
    note(.outside, drawings.filter { $0.size.map($0.contour.leaves) ?? false })
    for drawing in drawings where owners[drawing.contour] == nil {
      owners[drawing.contour] = patient
    }
  }
}
