import Engine
import Foundation
import Statistics
import StudyTerms
import Tables

/// The labels of nine patients beside masks drawn by hand.
///
/// Tables `volumes` (by patient and phase: manual, label network and truth in ml), `agreement` (correlations),
/// `regression` (truth ~ manual), `dice_images`, `dice`.
struct ManualValidation: RunnableStep {
  var source: KaggleSource

  private var truth: TrueVolumes { TrueVolumes(source: source) }
  var inputs: [any Step] { [truth] }
  var files: [FileReference] {
    [source.manualCounts, source.manualConfusion, source.dimensions, source.labelVolumes]
  }
  var title: String { "manual validation" }

  /// Of patient 98 every frame was drawn, of which the published comparison takes 0, 4, ..., 20.
  static func isCompared(patient: Int, frame: Int) -> Bool {
    patient != 98 || (frame <= 20 && frame % 4 == 0)
  }

  func run(_ context: StepContext) async throws -> NamedTables {
    let geometry = try SeriesGeometry.read(context.table(source.dimensions, text: ["pid"]))
    let counts = try context.table(source.manualCounts, text: ["set", "file"])
    let confusion = try context.table(source.manualConfusion, text: ["image", "set"])
    try [ManualImage](names: counts.texts("file"), of: source.manualCounts).refuseOthers(
      than: [ManualImage](names: confusion.texts("image"), of: source.manualConfusion),
      of: source.manualCounts, and: source.manualConfusion)
    let drawn = try volumes(
      counts, name: "file", pixels: { try $0.numbers("lv") }, geometry)
    let labels = try labelVolumes(context.table(source.labelVolumes, separator: ",", text: [""]))
    let truth = try trueVolumes(context.output(of: truth))
    let volumes = try Self.comparison(drawn: drawn, labels: labels, truth: truth)
    let dice = try diceByImage(confusion)
    return NamedTables(tables: [
      "volumes": volumes, "agreement": try Self.agreement(volumes),
      "regression": try Self.regression(volumes), "dice_images": dice,
      "dice": try Self.summary(dice),
    ])
  }
}

extension ManualValidation {
  /// Patient and frame of `1139-frame004-slice000.png`.
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

  private func trueVolumes(_ table: Table) throws -> [Int: VentricularVolumes] {
    let patients = try table.counts("patient")
    let diastole = try table.numbers("EDV")
    let systole = try table.numbers("ESV")
    var volumes: [Int: VentricularVolumes] = [:]
    for row in patients.indices {
      volumes[patients[row]] = VentricularVolumes(
        diastole: diastole[row], systole: systole[row])
    }
    return volumes
  }

  private static func comparison(
    drawn: [Int: VentricularVolumes], labels: [Int: VentricularVolumes],
    truth: [Int: VentricularVolumes]
  ) throws -> Table {
    let pairs = drawn.keys.sorted().flatMap { patient in Phase.allCases.map { (patient, $0) } }
    func column(_ name: String, _ title: String, _ volumes: [Int: VentricularVolumes]) -> Column {
      Column(
        name, title: title, unit: "ml", decimals: 1,
        numbers: pairs.map { volumes[$0.0]?[$0.1] ?? .nan })
    }
    return try Table([
      Column("patient", title: "Patient", counts: pairs.map(\.0)),
      Column("phase", title: "Phase", texts: pairs.map(\.1.rawValue)),
      column("manual", "Manual", drawn), column("UKBB", "Labels", labels),
      column("truth", "Truth", truth),
    ])
  }

  private static func rows(_ table: Table, of phase: Phase) throws -> Table {
    let phases = try table.texts("phase")
    return table.rows(phases.indices.filter { phases[$0] == phase.rawValue })
  }

  private static func agreement(_ volumes: Table) throws -> Table {
    var phases: [String] = []
    var names: [String] = []
    var pearson: [PearsonCorrelation] = []
    var altman: [BlandAltman] = []
    let pairs = [("manual", "truth"), ("manual", "UKBB"), ("UKBB", "truth")]
    for phase in Phase.allCases {
      let table = try rows(volumes, of: phase)
      for (a, b) in pairs {
        phases.append(phase.rawValue)
        names.append("\(a) - \(b)")
        pearson.append(PearsonCorrelation(try table.numbers(a), try table.numbers(b)))
        altman.append(BlandAltman(try table.numbers(a), try table.numbers(b)))
      }
    }
    return try Table([
      Column("phase", title: "Phase", texts: phases),
      Column("pair", title: "Pair", texts: names),
      Column("count", title: "Patients", counts: pearson.map(\.count)),
      Column("r", decimals: 4, numbers: pearson.map(\.r)),
      Column("r_low", title: "95 % low", decimals: 4, numbers: pearson.map(\.low)),
      Column("r_high", title: "95 % high", decimals: 4, numbers: pearson.map(\.high)),
      Column("bias", title: "Bias", unit: "ml", decimals: 1, numbers: altman.map(\.bias)),
      Column("loa_low", title: "Lower limit", unit: "ml", decimals: 1, numbers: altman.map(\.low)),
      Column(
        "loa_high", title: "Upper limit", unit: "ml", decimals: 1, numbers: altman.map(\.high)),
    ])
  }

  private static func regression(_ volumes: Table) throws -> Table {
    let fits = try Phase.allCases.map { phase in
      let table = try rows(volumes, of: phase)
      return LinearRegression(x: try table.numbers("manual"), y: try table.numbers("truth"))
    }
    return try Table([
      Column("phase", title: "Phase", texts: Phase.allCases.map(\.rawValue)),
      Column(
        "intercept", title: "Intercept", unit: "ml", decimals: 2, numbers: fits.map(\.intercept)),
      Column(
        "intercept_error", title: "Intercept, SE", unit: "ml", decimals: 2,
        numbers: fits.map(\.interceptError)),
      Column("slope", title: "Slope", decimals: 3, numbers: fits.map(\.slope)),
      Column("slope_error", title: "Slope, SE", decimals: 3, numbers: fits.map(\.slopeError)),
      Column("t", decimals: 2, numbers: fits.map(\.t)),
      Column("p", numbers: fits.map(\.p)),
      Column("r_squared", title: "r²", decimals: 4, numbers: fits.map(\.rSquared)),
    ])
  }

  private func diceByImage(_ confusion: Table) throws -> Table {
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
    let images = try table.texts("image")
    return try Table([
      Column("image", title: "Image", texts: images),
      Column("patient", title: "Patient", counts: images.map { Self.place($0).patient }),
      Column("frame", title: "Frame", counts: images.map { Self.place($0).frame }),
      Column("LV", title: "Dice LV", decimals: 4, numbers: try dice("lv", others: ["bg", "my"])),
      Column("MY", title: "Dice MY", decimals: 4, numbers: try dice("my", others: ["bg", "lv"])),
    ])
  }

  private static func summary(_ dice: Table) throws -> Table {
    let tissues = ["LV", "MY"]
    let summaries = try tissues.map { Summary(of: try dice.numbers($0)) }
    return try Table([
      Column("class", title: "Class", texts: tissues),
      Column("count", title: "Images", counts: summaries.map(\.count)),
      Column("mean", title: "Mean", decimals: 4, numbers: summaries.map(\.mean)),
      Column("sd", title: "SD", decimals: 4, numbers: summaries.map(\.sd)),
      Column("median", title: "Median", decimals: 4, numbers: summaries.map(\.median)),
      Column("q1", title: "First quartile", decimals: 4, numbers: summaries.map(\.q1)),
      Column("q3", title: "Third quartile", decimals: 4, numbers: summaries.map(\.q3)),
    ])
  }
}
