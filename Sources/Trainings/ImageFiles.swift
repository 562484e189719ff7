import Engine
import Labels
import StudyTerms

/// PNG images and masks of the same names in two folders. The masks may lie in the image folder
/// itself. File extensions do not count, so `Part3/SC-N-09-IM-0001-0066.dcm.png` has the mask
/// `SC-N-09-IM-0001-0066.png`.
package struct ImageFiles: Codable, Hashable, Sendable {
  /// The folder of images and the folder of masks.
  package var images, masks: FileReference
  /// The number of patients, the first of an order drawn from `seed`, so that smaller selections
  /// are part of larger ones; nil for all.
  package var patients: Int?
  /// Patients to leave out before any are drawn.
  package var without: [String]
  /// The seed of the patients' order.
  package var seed: UInt64
  /// Whether images without a mask are left out, and patients who have no others. If false, such an
  /// image is an error.
  package var onlyMasked = false

  package init(
    images: FileReference, masks: FileReference, patients: Int? = nil, without: [String],
    seed: UInt64, onlyMasked: Bool = false
  ) {
    self.images = images
    self.masks = masks
    self.patients = patients
    self.without = without
    self.seed = seed
    self.onlyMasked = onlyMasked
  }

  /// The mask of an image among the `known` paths; nil if there is none.
  package func mask(of image: FileReference, among known: Set<String>) -> FileReference? {
    let name = image.name(in: images)
    let plain = Self.plain(name)
    let own = plain.split(separator: "/").last.map(String.init) ?? plain
    return [name, plain + ".png", own + ".png"].lazy.map(masks.appending)
      .first { known.contains($0.path) }
  }

  /// The name without the extensions that programs append to it.
  private static func plain(_ name: String) -> String {
    [".png", ".dcm"].reduce(name) { $0.hasSuffix($1) ? String($0.dropLast($1.count)) : $0 }
  }

  /// The selected patients of all those in the folder. Throws if there are too few.
  package func chosen(of all: Set<String>) throws -> Set<String> {
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
