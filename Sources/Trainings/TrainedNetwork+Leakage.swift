import Engine
import Imaging
import StudyTerms

/// A network is not tested on hearts that it has learnt from: its Dice there would say nothing of
/// other hearts.
extension TrainedNetwork {
  /// What it learns from, and what the networks that it begins with learnt from.
  private var learnt: [TrainingImages] { NetworkStart.network(self).stages.map(\.images) }

  /// Refuses hearts to test on, which stand in `option`, where it learns from them.
  package func refuseLeakage(
    of tested: PatientOrigin, _ option: String, _ refusal: (String) -> any Error
  ) throws {
    for images in learnt {
      guard let shared = PatientOrigin(images).shared(with: tested) else { continue }
      throw refusal(Self.sentence(shared, tested, option))
    }
  }

  /// Refuses hearts that validate, its own or those of a network that it begins with, where they
  /// are learnt from.
  package func refuseLeakageOfValidation(_ refusal: (String) -> any Error) throws {
    for network in NetworkStart.network(self).stages {
      if let images = network.fixedValidation {
        try network.refuseLeakage(of: PatientOrigin(images), "validation", refusal)
      }
    }
  }

  /// What it learns from the folder of the images to test on: only the files tell who is drawn.
  package func learntBeside(_ tested: TrainingImages) -> [ImageFiles] {
    guard case .files(let test) = tested.source else { return [] }
    return learnt.compactMap {
      if case .files(let files) = $0.source, files.images == test.images { files } else { nil }
    }
  }

  /// Refuses patients to test on where it learns from their images.
  package func refuseLeakage(
    of patients: [String], in tested: TrainingImages, _ context: any StepContext
  ) throws {
    for files in learntBeside(tested) {
      let both = try files.patientsAtHand(context).intersection(patients)
      guard let patient = both.min(by: NaturalOrder.precedes) else { continue }
      throw StudyError(
        "the network "
          + Self.sentence("\(patient) of \(files.images)", PatientOrigin(tested), "test"))
    }
  }

  private static func sentence(
    _ shared: String, _ tested: PatientOrigin, _ option: String
  ) -> String {
    "learns from hearts that are in its `\(option)` too, \(shared); \(tested.advice(option))"
  }
}
