import Engine
import Labels
import StudyTerms

/// PNG images and masks of the same names in two folders; the masks may lie in the folder itself, and endings are no part of a name, so that
/// `Part3/SC-N-09-IM-0001-0066.dcm.png` has the mask `SC-N-09-IM-0001-0066.png`.
struct ImageFiles: Codable, Hashable, Sendable {
  var images, masks: FileReference
  /// The first of an order drawn from `seed`, so that fewer are part of more; nil for all.
  var patients: Int?
  /// Patients left out, before any are drawn.
  var without: [String]
  var seed: UInt64
  /// Whether images without a mask are left out, and with them patients who have no other; else the first is an error.
  var onlyMasked = false

  /// The mask of an image among those that there are; nil where there is none.
  func mask(of image: FileReference, among known: Set<String>) -> FileReference? {
    let name = image.name(in: images)
    let plain = Self.plain(name)
    let own = plain.split(separator: "/").last.map(String.init) ?? plain
    return [name, plain + ".png", own + ".png"].lazy.map(masks.appending)
      .first { known.contains($0.path) }
  }

  /// Without the endings that programs add to a name, one after the other.
  private static func plain(_ name: String) -> String {
    [".png", ".dcm"].reduce(name) { $0.hasSuffix($1) ? String($0.dropLast($1.count)) : $0 }
  }

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
      throw StudyError(
        "\(images) holds \(left.count == 1 ? "1 patient" : "\(left.count) patients")"
          + "\(onlyMasked ? " with masks" : ""), not \(patients)")
    }
    return Set(PatientOrder.drawn(left.sorted(), seed: seed).prefix(patients))
  }
}
