import CohortTerms
import Imaging

/// A study on its way to an even stack of parallel slices: each step takes slices out or copies one, and says so.
struct SliceStack {
  struct Slice: Hashable {
    var source: CineSlice
    var location: Double
    /// Another direction in the same plane: to be rotated.
    var isRotated = false
    /// Stands for a slice that is missing.
    var isCopy = false
  }

  let study: CineStudy
  /// The original's choices.
  let legacy: Bool
  var slices: [Slice] = []
  var log: [CurationDecision]

  /// All slices whose headers say where they lie; their locations come with the planes.
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
