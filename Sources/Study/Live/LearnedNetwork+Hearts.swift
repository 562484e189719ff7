import Engine
import Imaging
import StudyTerms

/// What a network has learnt it is not tested on: its Dice there would say nothing of others.
extension LearnedNetwork {
  /// Those that validate; nil for a share of the patients.
  var fixedValidation: TrainingImages? {
    if case .images(let images) = validation { images } else { nil }
  }

  /// What it learns from, and what the networks that it begins with learnt from.
  private var learnt: [TrainingImages] { NetworkStart.network(self).stages.map(\.images) }

  /// Refuses hearts to test on, which stand in `option`, where it learns from them.
  func refuseLearnt(
    _ tested: Hearts, _ option: String, _ refusal: (String) -> any Error
  ) throws {
    for images in learnt {
      guard let shared = Hearts(images).shared(with: tested) else { continue }
      throw refusal(Self.sentence(shared, tested, option))
    }
  }

  /// Refuses hearts that validate, its own or those of a network that it begins with, where they are learnt from.
  func refuseLearntValidation(_ refusal: (String) -> any Error) throws {
    for network in NetworkStart.network(self).stages {
      if let images = network.fixedValidation {
        try network.refuseLearnt(Hearts(images), "validation", refusal)
      }
    }
  }

  /// Those among what it learns from that are of the folder of images to test on: only the files tell who is drawn.
  func learntBeside(_ tested: TrainingImages) -> [ImageFiles] {
    guard case .files(let test) = tested.source else { return [] }
    return learnt.compactMap {
      if case .files(let files) = $0.source, files.images == test.images { files } else { nil }
    }
  }

  /// Refuses patients to test on whose images it learns from.
  func refuseLearnt(
    _ patients: [String], of tested: TrainingImages, _ context: any StepContext
  ) throws {
    for files in learntBeside(tested) {
      let both = try files.patientsAtHand(context).intersection(patients)
      guard let patient = both.min(by: NaturalOrder.precedes) else { continue }
      throw StudyError(
        "the network "
          + Self.sentence("\(patient) of \(files.images)", Hearts(tested), "test"))
    }
  }

  private static func sentence(_ shared: String, _ tested: Hearts, _ option: String) -> String {
    "learns from hearts that are in its `\(option)` too, \(shared); \(tested.advice(option))"
  }
}
