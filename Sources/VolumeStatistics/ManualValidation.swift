import Engine
import Foundation
import ManualMasks
import Statistics
import StudyTerms
import Tables
import Volumes

/// Validates the labels of nine patients against masks drawn by hand.
package struct ManualValidation: RunnableStep {
  /// The folder of published tables.
  package var source: KaggleSource

  package init(source: KaggleSource) {
    self.source = source
  }

  private var truth: TrueVolumes { TrueVolumes(source: source) }
  package var inputs: [any Step] { [truth] }
  package var files: [FileReference] {
    [source.manualCounts, source.manualConfusion, source.dimensions, source.labelVolumes]
  }
  package var title: String { "manual validation" }

  /// The tables of the validation.
  package struct Output: JSONArtifact {
    /// The volumes by patient and phase.
    package var volumes: Rows<ManualVolume>
    /// The agreement by phase and pair.
    package var agreement: Rows<ManualAgreement>
    /// The regression of the second source on the first, by phase and pair.
    package var regression: Rows<ManualRegression>
    /// What these regressions leave, by phase, pair, patient and phase of the volume.
    package var residuals: Rows<ManualResidual>
    /// Dice of the label network's masks with the manual ones, by image.
    package var images: Rows<ManualImageScore>

    package init(
      volumes: Rows<ManualVolume>, agreement: Rows<ManualAgreement>,
      regression: Rows<ManualRegression>, residuals: Rows<ManualResidual>,
      images: Rows<ManualImageScore>
    ) {
      self.volumes = volumes
      self.agreement = agreement
      self.regression = regression
      self.residuals = residuals
      self.images = images
    }
  }

  /// Every frame of patient 98 was segmented; the published comparison takes frames 0, 4, ..., 20
  /// of them.
  package static func isCompared(patient: Int, frame: Int) -> Bool {
    patient != 98 || (frame <= 20 && frame % 4 == 0)
  }

  package func run(_ context: any StepContext) async throws -> Output {
    let geometry = try SeriesGeometry.read(context.table(source.dimensions, text: ["pid"]))
    let counts = try context.table(source.manualCounts, text: ["set", "file"])
    let confusion = try context.table(source.manualConfusion, text: ["image", "set"])
    try [ManualImage](names: counts.texts("file"), of: source.manualCounts).refuseOthers(
      than: [ManualImage](names: confusion.texts("image"), of: source.manualConfusion),
      of: source.manualCounts, and: source.manualConfusion)
    let drawn = try volumes(
      counts, name: "file", pixels: { try $0.numbers("lv") }, geometry)
    let labels = try labelVolumes(context.table(source.labelVolumes, separator: ",", text: [""]))
    let truth = try context.output(of: truth).byPatient
    let volumes = drawn.keys.sorted().flatMap { patient in
      Phase.allCases.map { phase in
        ManualVolume(
          patient: patient, phase: phase, manual: drawn[patient]?[phase] ?? .nan,
          labels: labels[patient]?[phase] ?? .nan, truth: truth[patient]?[phase] ?? .nan)
      }
    }
    return Output(
      volumes: Rows(volumes), agreement: Rows(Self.agreement(volumes)),
      regression: Rows(Self.regression(volumes)), residuals: Rows(Self.residuals(volumes)),
      images: Rows(try scores(confusion)))
  }
}

extension ManualValidation {
  /// The patient and frame in a name such as `1139-frame004-slice000.png`.
  private static func place(_ name: String) -> (patient: Int, frame: Int) {
    let frame = name.components(separatedBy: "-frame").dropFirst().first?.prefix { $0.isNumber }
    return (SeriesID(name).patient, frame.flatMap { Int($0) } ?? 0)
  }

  private func volumes(
    _ table: Table, name: String, pixels: (Table) throws -> [Double],
    _ geometry: [SeriesID: SeriesGeometry]
  ) throws -> [Int: VentricularVolumes] {
    let names = try table.texts(name)
    let counts = try pixels(table)
    var frames: [Int: [Int: Double]] = [:]
    for row in names.indices {
      let place = Self.place(names[row])
      frames[place.patient, default: [:]][place.frame, default: 0] += counts[row]
    }
    var volumes: [Int: VentricularVolumes] = [:]
    for (patient, totals) in frames {
      guard let shape = geometry[SeriesID(String(patient))],
        let high = totals.values.max(), let low = totals.values.min()
      else { throw StudyError("there is no size of patient \(patient)") }
      volumes[patient] = VentricularVolumes(
        diastole: high * shape.voxel, systole: low * shape.voxel)
    }
    return volumes
  }

  private func labelVolumes(_ table: Table) throws -> [Int: VentricularVolumes] {
    let ids = try table.texts("").map { SeriesID($0) }
    let diastole = try table.numbers("LVEDV (mL)")
    let systole = try table.numbers("LVESV (mL)")
    var volumes: [Int: VentricularVolumes] = [:]
    for row in ids.indices.sorted(by: { !ids[$0].isRotated && ids[$1].isRotated }) {
      volumes[ids[row].patient] = VentricularVolumes(
        diastole: diastole[row], systole: systole[row])
    }
    return volumes
  }

  private static func agreement(_ volumes: [ManualVolume]) -> [ManualAgreement] {
    pairs(of: volumes) { phase, pair, own in
      let (first, second) = (own.map { pair.values(of: $0).0 }, own.map { pair.values(of: $0).1 })
      return ManualAgreement(
        phase: phase, pair: pair, PearsonCorrelation(first, second), BlandAltman(first, second))
    }
  }

  private static func regression(_ volumes: [ManualVolume]) -> [ManualRegression] {
    pairs(of: volumes) { phase, pair, own in
      ManualRegression(phase: phase, pair: pair, fit(pair, own))
    }
  }

  private static func residuals(_ volumes: [ManualVolume]) -> [ManualResidual] {
    pairs(of: volumes) { phase, pair, own in
      // A volume that is missing has no residual.
      let known = own.filter { !pair.values(of: $0).0.isNaN && !pair.values(of: $0).1.isNaN }
      return zip(known, fit(pair, known).residuals).map {
        ManualResidual(
          phase: phase, pair: pair, patient: $0.patient, volume: $0.phase, residual: $1)
      }
    }.flatMap(\.self)
  }

  private static func fit(
    _ pair: ManualAgreement.Pair, _ volumes: [ManualVolume]
  ) -> LinearRegression {
    LinearRegression(
      x: volumes.map { pair.values(of: $0).0 }, y: volumes.map { pair.values(of: $0).1 })
  }

  /// What is made of each pair of sources: for each phase, then for both phases together.
  private static func pairs<Made>(
    of volumes: [ManualVolume],
    _ make: (Phase?, ManualAgreement.Pair, [ManualVolume]) -> Made
  ) -> [Made] {
    let phases: [Phase?] = Phase.allCases + [nil]
    return phases.flatMap { phase in
      let own = volumes.filter { phase == nil || $0.phase == phase }
      return ManualAgreement.Pair.allCases.map { make(phase, $0, own) }
    }
  }

  private func scores(_ confusion: Table) throws -> [ManualImageScore] {
    let names = try confusion.texts("image")
    let kept = names.indices.filter {
      let place = Self.place(names[$0])
      return Self.isCompared(patient: place.patient, frame: place.frame)
    }.sorted { names[$0] < names[$1] }
    let table = confusion.rows(kept)
    func dice(_ tissue: String, others: [String]) throws -> [Double] {
      let both = try table.numbers("\(tissue)_\(tissue)")
      let first = try others.map { try table.numbers("\(tissue)_\($0)") }
      let second = try others.map { try table.numbers("\($0)_\(tissue)") }
      return both.indices.map { row in
        let sum = (first + second).reduce(2 * both[row]) { $0 + $1[row] }
        return sum == 0 ? 1 : 2 * both[row] / sum
      }
    }
    let ventricle = try dice("lv", others: ["bg", "my"])
    let myocardium = try dice("my", others: ["bg", "lv"])
    return kept.enumerated().map { place, row in
      let (patient, frame) = Self.place(names[row])
      return ManualImageScore(
        image: names[row], patient: patient, frame: frame, ventricle: ventricle[place],
        myocardium: myocardium[place])
    }
  }
}
