import Engine
import StudyTerms
import Transfer

/// A model with its counts against the first reader's masks.
struct ComparedModel: Hashable, Sendable {
  var model: SegmentationModel
  var counts: Asked<ConfusionTable>
}
