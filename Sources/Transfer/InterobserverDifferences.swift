import Engine
import Statistics
import StudyTerms
import Tables

/// The relative difference of two readers' volumes, 100 |B - A| / A, by volunteer and on average,
/// for every pair of readers and every choice of frames.
package struct InterobserverDifferences: RunnableStep {
  /// The volumes to compare.
  package var volumes: Interobserver

  package init(volumes: Interobserver) { self.volumes = volumes }

  package var inputs: [any Step] { [volumes] }
  package var title: String { "mean differences between readers" }

  /// The differences of two readers, in per cent of the first reader's value.
  package struct Differences: Codable, Hashable, Sendable {
    /// How ED and ES were chosen.
    package var frames: Interobserver.Frames
    /// The two readers, A and B.
    package var first, second: Reader
    /// The volunteer; nil for the mean over all.
    package var volunteer: Volunteer?
    /// The difference of each measure, in per cent.
    package var edv, esv, sv, ef: Double

    fileprivate init(
      _ frames: Interobserver.Frames, _ pair: (Reader, Reader), _ volunteer: Volunteer?,
      _ value: (KeyPath<Interobserver.Volumes, Double>) -> Double
    ) {
      self.frames = frames
      (first, second) = pair
      self.volunteer = volunteer
      edv = value(\.edv)
      esv = value(\.esv)
      sv = value(\.sv)
      ef = value(\.ef)
    }
  }

  /// Returns the rows by choice of frames, then by pair: the volunteers by number, then their mean.
  /// A pair that lacks a volunteer has no rows.
  package func run(_ context: StepContext) async throws -> Rows<Differences> {
    let volumes = try context.output(of: volumes).rows
    return Rows(
      Interobserver.Frames.allCases.flatMap { frames in
        Reader.pairs.flatMap { pair in
          Self.differences(volumes.filter { $0.frames == frames }, frames, pair)
        }
      })
  }

  private static func differences(
    _ volumes: [Interobserver.Volumes], _ frames: Interobserver.Frames, _ pair: (Reader, Reader)
  ) -> [Differences] {
    typealias Measure = KeyPath<Interobserver.Volumes, Double>
    let known = Set(volumes.map(\.volunteer)).sorted()
    func find(_ volunteer: Volunteer, _ reader: Reader) -> Interobserver.Volumes? {
      volumes.first { $0.volunteer == volunteer && $0.reader == reader }
    }
    let both = known.compactMap { volunteer in
      find(volunteer, pair.0).flatMap { a in find(volunteer, pair.1).map { (a, $0) } }
    }
    guard both.count == known.count, !known.isEmpty else { return [] }
    func difference(_ place: Int, _ measure: Measure) -> Double {
      let (a, b) = both[place]
      return 100 * abs(b[keyPath: measure] - a[keyPath: measure]) / a[keyPath: measure]
    }
    let own = known.enumerated().map { place, volunteer in
      Differences(frames, pair, volunteer) { difference(place, $0) }
    }
    let mean = Differences(frames, pair, nil) { measure in
      Statistics.mean(both.indices.map { difference($0, measure) })
    }
    return own + [mean]
  }
}
