import Book
import CohortTerms
import Imaging
import Labels
import Phantom
import Trainings

extension TrainingImages {
  init(_ options: Options, classes: Int = 3, ignored: UInt8? = nil) {
    self.init(
      source: options.source, classes: classes, sampling: options.sampling, ignored: ignored)
  }

  /// The options of an author. `classes` and `seed` default to those of the block. `frames`: the
  /// number of frames of a synthetic heartbeat, or `all`; by default 2, end-diastole and
  /// end-systole. `slices`: the number of its slices.
  struct Options: Decodable, Hashable, Sendable {
    var source: Source
    var sampling = CineSampling()

    private enum CodingKeys: String, CodingKey, CaseIterable {
      case phantom, images, masks, patients, seed, matrix, frames, slices, without
      case onlyMasked = "only_masked"
      case cohort, labels, confidence
    }

    init(from decoder: any Decoder) throws {
      let options = try decoder.container(keyedBy: CodingKeys.self)
      try options.refuseOthers(than: CodingKeys.allCases, decoder)
      if options.contains(.cohort) {
        try options.refuse(
          [
            .phantom, .images, .masks, .patients, .seed, .matrix, .slices, .without, .onlyMasked,
          ],
          "has no effect on the images of a `cohort`")
        source = .labelled(try Self.labelled(options))
        return
      }
      try options.refuse([.labels, .confidence], "is for the images of a `cohort`")
      let seed = try options.decodeIfPresent(UInt64.self, forKey: .seed) ?? 1
      let patients = try options.decodeIfPresent(Int.self, forKey: .patients)
      if let patients, !(1...100_000).contains(patients) {
        throw options.refusal(.patients, "must be 1 to 100000")
      }
      if options.contains(.phantom) {
        try options.refuse(
          [.images, .masks, .without, .onlyMasked], "has no effect on synthetic patients: `phantom`"
        )
        let matrix = try options.decodeIfPresent(Int.self, forKey: .matrix) ?? 96
        guard (16...512).contains(matrix) else {
          throw options.refusal(.matrix, "must be 16 to 512")
        }
        source = .synthetic(
          profile: try options.decode(PhantomProfile.self, forKey: .phantom), seed: seed,
          patients: patients ?? 10, matrix: matrix)
        sampling = try Self.sampling(options)
      } else {
        try options.refuse([.frames, .slices, .matrix], "is for synthetic patients: `phantom`")
        source = .files(
          ImageFiles(
            images: try options.decode(DataPath.self, forKey: .images).reference,
            masks: try options.decode(DataPath.self, forKey: .masks).reference,
            patients: patients,
            without: try options.decodeIfPresent([String].self, forKey: .without) ?? [], seed: seed,
            onlyMasked: try options.decodeIfPresent(Bool.self, forKey: .onlyMasked) ?? false))
      }
    }

    private static func sampling(
      _ options: KeyedDecodingContainer<CodingKeys>
    ) throws -> CineSampling {
      var sampling = CineSampling()
      if let text = try? options.decode(String.self, forKey: .frames), text == "all" {
        sampling.frames = nil
      } else if let count = try options.decodeIfPresent(Int.self, forKey: .frames) {
        guard (2...100).contains(count) else {
          throw options.refusal(.frames, "must be 2 to 100, or `all`")
        }
        sampling.frames = count
      }
      sampling.slices = try options.decodeIfPresent(Int.self, forKey: .slices)
      if let slices = sampling.slices, !(1...100).contains(slices) {
        throw options.refusal(.slices, "must be 1 to 100")
      }
      return sampling
    }

    /// The network that labels the images; without one, the contours of the cohort are the labels.
    private static func labeller(
      _ options: KeyedDecodingContainer<CodingKeys>, _ cohort: Cohort
    ) throws -> Labeller {
      if let drawn = cohort.drawn, !options.contains(.labels) {
        try options.refuse(
          [.frames, .confidence],
          "is for the labels of a network; `contours` say which images count")
        return .contours(drawn)
      }
      guard options.contains(.labels) else {
        throw options.refusal(
          .cohort,
          "needs `contours` beside its `folder`, or `labels`: the network that labels its images")
      }
      return try options.decode(Labeller.Options.self, forKey: .labels).labeller
    }

    private static func labelled(
      _ options: KeyedDecodingContainer<CodingKeys>
    ) throws -> LabelledImages {
      let cohort = try options.decode(Cohort.self, forKey: .cohort)
      let labeller = try Self.labeller(options, cohort)
      let labels = CohortLabels(patients: cohort.images, labeller: labeller)
      if labeller == .truth, labels.truth == nil {
        throw options.refusal(.labels, "the truth is known of synthetic patients only")
      }
      let frames = try options.decodeIfPresent(Int.self, forKey: .frames)
      if let frames, !(1...1000).contains(frames) {
        throw options.refusal(.frames, "must be 1 to 1000")
      }
      let score = try options.decodeIfPresent(Double.self, forKey: .confidence)
      let trust = try score.map { score in
        guard let known = cohort.known else {
          throw options.refusal(
            .confidence,
            "needs volumes that are known: give the cohort `volumes`, a table of pid, EDV and ESV")
        }
        guard score > 0 else {
          throw options.refusal(.confidence, "must be above 0, e.g. 0.1 for 10 %")
        }
        return LabelledImages.Trust(known: known, score: score)
      }
      return LabelledImages(labels: labels, trust: trust, frames: frames)
    }
  }
}
