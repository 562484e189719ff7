import Cohorts
import Labels
import Learning
import StudyTerms
import Trainings

/// The settings of a training, as a block or one of its runs gives them. An option that is not
/// given keeps its value.
struct RunSettings: Decodable, Hashable, Sendable {
  enum NetworkName: String, Decodable, CaseIterable { case unet, resnet18, resnet34, fcn }
  /// A share of the patients, or the images of other patients.
  enum Validation: Hashable, Sendable { case share(Double), images(TrainingImages.Options) }
  enum Length: Hashable, Sendable { case epochs(Int), imagesSeen(Int) }

  var data: TrainingImages.Options?
  /// The number of patients of the data; nil for all that it has.
  var patients: Int?
  var classes = 3
  /// The side of the square that images are scaled to, in pixels.
  var size = 96
  var intensity = Intensity.percentiles()
  var network = NetworkName.unet
  /// Which of fastai's U-Nets over the ResNet that `network` names; nil for this program's own.
  var fastai: FastaiUNet.Form?
  /// The channels of the levels; nil for the network's default.
  var widths: [Int]?
  var upSampling = UNet.UpSampling.transposed
  var dropout = 0.0
  var loss = Loss.crossEntropy
  var augmentation = Augmentation.normal
  /// A weight for each class in cross-entropy and focal loss; nil for equal weights.
  var classWeights: [Double]?
  /// A label of the masks whose pixels are ignored.
  var ignored: UInt8?
  var optimiser = Optimiser.adamW(beta2: 0.99)
  var schedule = ScheduleOptions()
  var rate = 0.003
  var batch = 8
  var length = Length.epochs(6)
  /// Phases that replace the single phase of this length and rate.
  var phases: [PhaseOptions] = []
  /// Factors of the rate, for phases without `rates` of their own.
  var freedom: [ParameterGroup: Freezing] = [:]
  var rates: [ParameterGroup: Double] = [:]
  var clip: Double?
  var patience: Int?
  /// nil for random weights.
  var from: NetworkStart.Options?
  /// The patients or images that only validate.
  var validation = Validation.share(0.2)
  /// The least number of images in an epoch; nil to see each image once.
  var epochImages: Int?
  var repetition = 1

  /// The network that is trained so. `earlier`: the runs that `from` may name. `refusal` turns
  /// a sentence into an error.
  func network(
    earlier: [String: TrainedNetwork] = [:], refusal: (String) -> any Error
  ) throws -> TrainedNetwork {
    guard let images else { throw refusal("has no `data`") }
    try check(refusal)
    let start = try from?.network(earlier: earlier, refusal: refusal) ?? .random
    if case .network(let before) = start,
      let difference = architecture.difference(to: before.plan.architecture)
    {
      throw refusal("has a `from` that is another network: \(difference); make both alike")
    }
    return TrainedNetwork(
      images: images, validation: held, plan: plan, imagesSeen: imagesSeen,
      epochImages: epochImages, start: start, repetition: repetition)
  }

  /// Refuses settings without patients, and levels and sizes that the network cannot have.
  private func check(_ refusal: (String) -> any Error) throws {
    if let patients, case .labelled(let images) = data?.source {
      let all = images.labels.patients.count
      guard patients <= all else {
        throw refusal("takes \(patients) `patients` of a cohort of \(all)")
      }
    }
    do {
      try architecture.check(height: size, width: size)
    } catch NetworkError.size(_, _, let multiple) {
      throw refusal("has `size: \(size)`, which its network needs to be a multiple of \(multiple)")
    } catch NetworkError.levelCounts {
      throw refusal(
        "has \(widths?.count ?? 0) `widths`, but \(network.rawValue) takes five: of its first layer and four levels"
      )
    } catch {
      throw refusal("cannot be made: \(error)")
    }
  }

  /// The same training with another seed: other first weights, another order of the images and,
  /// where not all patients are drawn from files, other patients.
  func repeated(_ times: Int) -> RunSettings {
    var settings = self
    settings.repetition += times
    if case .files(var files) = data?.source {
      files.seed &+= UInt64(times)
      settings.data?.source = .files(files)
    }
    return settings
  }

  /// The images without options; nil without data.
  private var images: TrainingImages? {
    guard var source = data?.source else { return nil }
    if let patients {
      switch source {
      case .synthetic(let profile, let seed, _, let matrix):
        source = .synthetic(profile: profile, seed: seed, patients: patients, matrix: matrix)
      case .files(var files):
        files.patients = patients
        source = .files(files)
      case .labelled(let images): source = .labelled(images.drawn(patients))
      }
    }
    return TrainingImages(
      source: source, classes: classes, sampling: data?.sampling ?? CineSampling(),
      ignored: ignored)
  }

  private var held: TrainedNetwork.Validation {
    switch validation {
    case .share(let share): .share(share)
    case .images(let options):
      .images(TrainingImages(options, classes: classes, ignored: ignored))
    }
  }

  /// nil if the epochs of the plan count.
  var imagesSeen: Int? {
    guard phases.isEmpty, case .imagesSeen(let count) = length else { return nil }
    return count
  }

  private var architecture: Architecture {
    func resNet(_ blocks: [Int]) -> Architecture {
      let widths = widths ?? [64, 64, 128, 256, 512]
      if let fastai {
        return .fastai(FastaiUNet(form: fastai, classes: classes, widths: widths, blocks: blocks))
      }
      return .unet(
        UNet(
          classes: classes, widths: widths, upSampling: upSampling, dropout: dropout,
          encoder: .resNet(blocks: blocks)))
    }
    switch network {
    case .unet:
      return .unet(
        UNet(
          classes: classes, widths: widths ?? [16, 32, 64], upSampling: upSampling,
          dropout: dropout))
    case .resnet18: return resNet(FastaiUNet.resNet18)
    case .resnet34: return resNet(FastaiUNet.resNet34)
    case .fcn:
      var network = FCN(classes: classes)
      if let widths {
        network.filters = widths
        network.blocks = widths.indices.map { $0 < 2 ? 2 : 3 }
      }
      return .fcn(network)
    }
  }

  var plan: TrainingPlan {
    let epochs = if case .epochs(let count) = length { count } else { 1 }
    let one = [PhaseOptions(epochs: epochs, rate: rate)]
    var loss = loss
    loss.classWeights = classWeights
    loss.ignoredLabel = ignored.map { _ in PixelOverlap.unknown }
    return TrainingPlan(
      architecture: architecture,
      preparation: Preparation(size: size, intensity: intensity, isImageNet: fastai != nil),
      augmentation: augmentation, loss: loss, optimiser: optimiser, batch: batch,
      phases: (phases.isEmpty ? one : phases).map { phase in
        TrainingPlan.Phase(
          epochs: phase.epochs, rate: phase.rate,
          schedule: (phase.schedule ?? schedule).schedule, freedom: phase.freedom ?? freedom,
          rates: phase.rates ?? rates)
      }, clip: clip, patience: patience)
  }
}
