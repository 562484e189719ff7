import CohortTerms
import Imaging

/// A study on its way to an even stack of parallel slices. Each step removes or copies slices and
/// logs it.
struct SliceStack {
  struct Slice: Hashable {
    var source: CineSlice
    var location: Double
    /// Whether it has another direction in the same plane and must be rotated.
    var isRotated = false
    /// Whether it stands for a missing slice.
    var isCopy = false
    /// For each phase its image, if matched by time.
    var framesByPhase: [Int]?
  }

  let study: CineStudy
  /// The original's choices.
  let legacy: Bool
  var slices: [Slice] = []
  var log: [CurationDecision]

  /// Takes all slices whose headers state a position; their locations are computed with the planes.
  init(_ study: CineStudy, legacy: Bool) {
    self.study = study
    self.legacy = legacy
    log = study.log
    let range = 0.01...10  // mm
    for source in study.slices {
      let header = source.header
      if header.orientation != nil, header.position != nil,
        header.pixelSpacing.map({ range.contains($0.x) && range.contains($0.y) }) == true
      {
        slices.append(Slice(source: source, location: 0))
        if source.frames.contains(where: \.hasImpossibleScale) {
          note(
            .incomplete, "scale passed over", source.name,
            "a rescale slope or intercept that cannot be")
        }
      } else {
        note(
          .incomplete, "slice removed", source.name,
          "place, orientation or pixel spacing is missing or cannot be")
      }
    }
  }

  mutating func note(
    _ problem: CurationProblem, _ resolution: String, _ image: String, _ extra: String
  ) {
    log.append(
      CurationDecision(
        series: study.id, problem: problem, resolution: resolution, image: image, extra: extra))
  }
}
