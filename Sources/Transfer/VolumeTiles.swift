import Engine
import StudyTerms
import Tables

/// The difference of two readers' LV volumes, image by image.
package struct VolumeTiles: RunnableStep {
  /// The left ventricle's pixels by image and reader.
  package var curves: LeftVentricleCurves

  package init(curves: LeftVentricleCurves) { self.curves = curves }

  package var inputs: [any Step] { [curves] }
  package var title: String { "LV differences by slice and frame" }

  /// One image by two readers.
  package struct Tile: Codable, Hashable, Sendable {
    /// The two readers.
    package var first, second: Reader
    /// The volunteer.
    package var volunteer: Volunteer
    /// The slice and frame, from 0.
    package var slice, frame: Int
    /// Second - first, in ml.
    package var difference: Double
  }

  /// Returns the rows by pair of readers, in the order of images.
  package func run(_ context: StepContext) async throws -> Rows<Tile> {
    let curves = try context.output(of: curves)
    return Rows(
      Reader.pairs.flatMap { a, b in
        curves.images.enumerated().map { row, image in
          Tile(
            first: a, second: b, volunteer: image.volunteer, slice: image.slice,
            frame: image.frame,
            difference: Double(curves.pixels(b)[row] - curves.pixels(a)[row])
              * curves.millilitres[row])
        }
      })
  }
}
