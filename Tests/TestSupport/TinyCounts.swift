import Engine
import StudyTerms

/// Counts of four images that can be checked by hand: rows are background, LV and MY of the
/// reference, columns those of the model.
///
/// Dice of the LV: 16/18, 1, 0 and (both empty) 1; of the MY: 20/22, 1, 1 (both empty), 1.
package enum TinyCounts {
  /// One wrong at the border.
  package static let border = [80, 0, 0, 0, 8, 2, 0, 0, 10]
  /// Both alike.
  package static let perfect = [90, 0, 0, 0, 5, 0, 0, 0, 5]
  /// The LV found elsewhere, no MY.
  package static let missed = [94, 2, 0, 4, 0, 0, 0, 0, 0]
  package static let empty = [100, 0, 0, 0, 0, 0, 0, 0, 0]

  package static let images = [
    CineImage(volunteer: Volunteer(30), slice: 0, frame: 0),
    CineImage(volunteer: Volunteer(30), slice: 0, frame: 1),
    CineImage(volunteer: Volunteer(31), slice: 1, frame: 0),
    CineImage(volunteer: Volunteer(32), slice: 0, frame: 0),
  ]

  package static let table = table(images, [border, perfect, missed, empty])

  /// The last image is of the validation volunteers.
  package static func table(_ images: [CineImage], _ counts: [[Int]]) -> ConfusionTable {
    ConfusionTable(
      images: images, splits: images.map { $0.volunteer == Volunteer(32) ? .validation : .test },
      counts: counts.compactMap { ConfusionCounts($0) })
  }

  package static func asked(_ table: ConfusionTable = table) -> Asked<ConfusionTable> {
    Asked(Given(table))
  }
}
