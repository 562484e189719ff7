import Engine
import Learning
import Report

/// Trainings that a chapter asks for: what they share, and a list `runs` in which each says only what it does otherwise.
///
/// Options, of the block or of a run: `data` (``TrainingImages/Options``), `patients` (of the data), `classes`, `size` (pixels of the square
/// that images are scaled to), `widths` (channels of the U-Net's levels), `loss`, `transforms`, `rate`, `batch`, `epochs` or `images_seen`,
/// `from` (the name of an earlier run to begin with), `freeze` (the parts that do not learn), `repetition`.
struct LiveRuns: Decodable, Hashable, Sendable {
  var runs: [LiveRun]

  enum CodingKeys: String, CodingKey, CaseIterable { case runs, test, validation, repetitions }

  init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    let shared = try RunOptions(from: decoder)
    let test = try options.decodeIfPresent(TrainingImages.Options.self, forKey: .test)
    let validation = try options.decodeIfPresent(Double.self, forKey: .validation) ?? 0.2
    guard (0...0.9).contains(validation) else {
      throw options.refusal(
        .validation, "must be 0 to 0.9, the share of the patients that validate")
    }
    let repetitions = try options.decodeIfPresent(Draws.self, forKey: .repetitions)?.count ?? 1000
    runs = []
    for own in try options.decode([NamedRun].self, forKey: .runs) {
      guard !runs.contains(where: { $0.name == own.name }) else {
        throw options.refusal(.runs, "there are two runs called \(own.name)")
      }
      let merged = own.options.over(shared)
      var from: [LearnedNetwork] = []
      if let start = merged.from {
        guard let earlier = runs.first(where: { $0.name == start }) else {
          let known = runs.map(\.name).joined(separator: ", ")
          throw options.refusal(
            .runs,
            "`from: \(start)` names no earlier run (known: \(known.isEmpty ? "none" : known))")
        }
        from = [earlier.network]
      }
      guard let images = merged.images else {
        throw options.refusal(.runs, "the run \(own.name) has no `data`, and neither has the block")
      }
      let network = LearnedNetwork(
        images: images, validation: validation, plan: merged.plan, imagesSeen: merged.imagesSeen,
        from: from, repetition: merged.repetition ?? 1)
      runs.append(
        LiveRun(
          name: own.name, network: network,
          scores: test.map {
            SegmentationScores(
              network: network,
              images: TrainingImages(source: $0.source, classes: images.classes),
              repetitions: repetitions)
          }))
    }
    guard !runs.isEmpty else { throw options.refusal(.runs, "lists no run") }
  }

  private struct NamedRun: Decodable {
    var name: String
    var options: RunOptions

    private enum CodingKeys: String, CodingKey { case name }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      name = try container.decode(String.self, forKey: .name)
      options = try RunOptions(from: decoder)
      try container.refuseOthers(
        than: [.name], and: RunOptions.CodingKeys.allCases.map(\.rawValue), decoder)
    }
  }

  var steps: [any Step] {
    runs.flatMap { run -> [any Step] in [run.log] + (run.scores.map { [$0] } ?? []) }
  }
}
