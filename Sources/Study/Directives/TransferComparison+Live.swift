import Book
import Imaging
import Phantom
import Statistics
import Tables

extension TransferComparison {
  /// What the networks learnt from; nil where they are published.
  var historyStep: LiveHistory? {
    guard case .live(let live, _) = origin else { return nil }
    return LiveHistory(
      models: asked.map {
        LiveHistory.Entry(
          model: $0, network: live.networks[$0].map(NetworkStart.network) ?? live.finished[$0])
      })
  }

  /// How large pixels are (in mm, the mean over the volunteers), and how the simulated observer errs.
  var liveValues: [NamedValue] {
    guard case .live(let live, let cohort) = origin else { return [] }
    let spacings = cohort.phantoms.map { $0.patient.scan.squared(cohort.matrix).spacing }
    let pixel = NamedValue("pixel", Statistics.mean(spacings), unit: "mm", decimals: 1)
    return [pixel]
      + (live.observer.map {
        [
          NamedValue("shift", $0.shift, unit: "mm", decimals: 1),
          NamedValue("scale", $0.scale, unit: "mm", decimals: 0),
        ]
      } ?? [])
  }

  /// Models and pairs that are not among the live ones, and analyses that cannot be made of them.
  func refuseMissingModels(_ options: KeyedDecodingContainer<CodingKeys>) throws {
    let known = origin.models
    func refusal(_ key: CodingKeys, _ model: SegmentationModel) -> any Error {
      options.refusal(
        key,
        "`live` has no model \(model.rawValue) (known: "
          + known.map(\.rawValue).joined(separator: ", ") + ")")
    }
    if let model = models.first(where: { !known.contains($0) }) { throw refusal(.models, model) }
    if let model = pairs.flatMap({ [$0.first, $0.second] }).first(where: { !known.contains($0) }) {
      throw refusal(.pairs, model)
    }
    guard let cohort = origin.cohort, analysis == .interobserver || analysis == .tiles else {
      return
    }
    if let reader = [.observer, .doubleTransfer].first(where: { !known.contains($0) }) {
      throw refusal(.analysis, reader)
    }
    if analysis == .interobserver, cohort.sampling.slices != nil {
      throw options.refusal(
        .analysis, "interobserver needs whole stacks: leave `slices` out of `test`")
    }
  }
}
