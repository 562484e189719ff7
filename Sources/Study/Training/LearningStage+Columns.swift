import StudyTerms
import Tables
import Trainings

extension RowColumn<LearningStage> {
  /// What each model learnt from, stage by stage.
  static var all: [RowColumn<LearningStage>] {
    [
      .texts("model", title: "Model", \.model.rawValue),
      .counts("stage", title: "Stage", \.stage),
      .texts("learns", title: "Learns from", \.learns),
      .counts("patients", title: "Hearts", \.patients),
      .counts("images", title: "Images", \.images),
      .counts("seen", title: "Images seen", \.seen),
    ]
  }
}
