import Engine

/// PNG images and masks of the same names in two folders.
struct ImageFiles: Codable, Hashable, Sendable {
  var images, masks: FileReference
  /// The first of an order drawn from `seed`, so that fewer are part of more; nil for all.
  var patients: Int?
  /// Patients left out, before any are drawn.
  var without: [String]
  var seed: UInt64

  /// Of all patients that the folder has.
  func chosen(of all: Set<String>) throws -> Set<String> {
    if let unknown = without.first(where: { !all.contains($0) }) {
      throw StudyError(
        "\(images) has no images of \(unknown), who is left out (`without`); there are "
          + all.sorted().joined(separator: ", "))
    }
    let left = all.subtracting(without)
    guard let patients else { return left }
    guard patients <= left.count else {
      throw StudyError("\(images) holds \(left.count) patients, not \(patients)")
    }
    return Set(PatientOrder.drawn(left.sorted(), seed: seed).prefix(patients))
  }
}
