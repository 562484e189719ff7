import Engine
import Imaging
import Labels
import StudyTerms

/// A network must not be tested on hearts that it was trained on: its Dice there would say nothing
/// about other hearts.
extension TrainedNetwork {
  /// The images that it is trained on, and those of the networks that it starts from or whose labels
  /// it learns.
  private var learnt: [TrainingImages] { NetworkStart.network(self).sources.map(\.images) }

  /// Refuses test hearts, given in `option`, that the network was trained on.
  package func refuseLeakage(
    of tested: PatientOrigin, _ option: String, _ refusal: (String) -> any Error
  ) throws {
    try Self.refuse(learnt, tested, option, refusal)
  }

  private static func refuse(
    _ learnt: [TrainingImages], _ tested: PatientOrigin, _ option: String,
    _ refusal: (String) -> any Error
  ) throws {
    for images in learnt {
      guard let shared = PatientOrigin(images).shared(with: tested) else { continue }
      throw refusal(sentence(shared, tested, option))
    }
  }

  /// Refuses validation hearts, its own or those of a network that it starts from, that are also
  /// trained on. What the teacher of their labels has seen may validate them.
  package func refuseLeakageOfValidation(_ refusal: (String) -> any Error) throws {
    for network in NetworkStart.network(self).stages {
      if let images = network.fixedValidation {
        let learnt = NetworkStart.network(network).stages.map(\.images)
        try Self.refuse(learnt, PatientOrigin(images), "validation", refusal)
      }
    }
  }

  /// The training images in the same folder as the test images. Only the files tell which patients
  /// they show.
  package func learntBeside(_ tested: TrainingImages) -> [ImageFiles] {
    guard case .files(let test) = tested.source else { return [] }
    return learnt.compactMap {
      if case .files(let files) = $0.source, files.images == test.images { files } else { nil }
    }
  }

  /// Refuses test patients whose images the network was trained on.
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

extension NetworkStart {
  /// The trainings from which these weights know hearts: the stages behind them, and before each the
  /// trainings of the network that labelled its images.
  package var sources: [TrainedNetwork] {
    stages.flatMap { stage -> [TrainedNetwork] in
      guard case .labelled(let images) = stage.images.source,
        case .network(let teacher) = images.labels.labeller,
        let network = teacher.step as? TrainedNetwork
      else { return [stage] }
      return NetworkStart.network(network).sources + [stage]
    }
  }
}
