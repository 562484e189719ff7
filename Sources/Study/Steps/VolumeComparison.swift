import Engine
import Statistics
import StudyTerms
import Tables

/// Agreement of methods' volumes with the truth by method and measure: bias and limits after Bland and Altman, Pearson's
/// correlation, Lin's concordance, and intervals by patient.
///
/// Tables `agreement` (keys method, measure) and `series` (what scatter and difference plots draw).
struct VolumeComparison: RunnableStep {
  var source: VolumeSource
  var methods: [String]
  var repetitions: Int

  var inputs: [any Step] { [source.step] }
  var title: String { "agreement of \(methods.joined(separator: ", ")) with the truth" }

  static let measures = ["EDV", "ESV", "EF"]

  func run(_ context: StepContext) async throws -> NamedTables {
    let all = try source.measurements(context)
    var entries: [Entry] = []
    for (done, method) in methods.enumerated() {
      context.progress(Double(done) / Double(methods.count), method)
      let rows = try source.measurements(by: method, of: all)
      for measure in Self.measures {
        entries.append(
          Entry(
            method: method, measure: measure, rows: rows, seed: context.seed,
            repetitions: repetitions))
      }
    }
    return NamedTables(tables: [
      "agreement": try Self.table(entries), "series": try Self.series(entries),
    ])
  }
}

extension VolumeComparison {
  struct Entry {
    var method, measure: String
    var ids: [SeriesID]
    var predicted, truth: [Double]
    var altman: BlandAltman
    var pearson: PearsonCorrelation
    var concordance: Concordance
    /// By patient.
    var bias, agreement: (low: Double, high: Double)

    /// Leaves out series where the measure is undefined.
    init(
      method: String, measure: String, rows: [SeriesMeasurement], seed: UInt64, repetitions: Int
    ) {
      self.method = method
      self.measure = measure
      func value(_ volumes: VentricularVolumes) -> Double {
        switch measure {
        case "EDV": volumes.diastole
        case "ESV": volumes.systole
        default: volumes.ejectionFraction
        }
      }
      let defined = rows.filter { !value($0.volumes).isNaN && !value($0.truth).isNaN }
      let predicted = defined.map { value($0.volumes) }
      let truth = defined.map { value($0.truth) }
      ids = defined.map(\.id)
      self.predicted = predicted
      self.truth = truth
      let altman = BlandAltman(predicted, truth)
      self.altman = altman
      pearson = PearsonCorrelation(predicted, truth)
      concordance = Concordance(predicted, truth)
      let bootstrap = PatientBootstrap(
        patients: defined.map(\.patient), seed: seed, repetitions: repetitions)
      bias = bootstrap.mean(of: altman.differences)
      agreement = bootstrap.interval { drawn in
        Concordance(drawn.map { predicted[$0] }, drawn.map { truth[$0] }).ccc
      }
    }
  }

  private static func table(_ entries: [Entry]) throws -> Table {
    func column(_ name: String, _ title: String, _ decimals: Int, _ value: (Entry) -> Double)
      -> Column
    {
      Column(name, title: title, decimals: decimals, numbers: entries.map(value))
    }
    return try Table([
      Column("method", title: "Method", texts: entries.map(\.method)),
      Column("measure", title: "Measure", texts: entries.map(\.measure)),
      Column("unit", title: "Unit", texts: entries.map { $0.measure == "EF" ? "%" : "ml" }),
      Column("count", title: "Series", counts: entries.map(\.altman.count)),
      column("bias", "Bias", 2) { $0.altman.bias },
      column("sd", "SD", 2) { $0.altman.sd },
      column("loa_low", "Lower limit", 2) { $0.altman.low },
      column("loa_high", "Upper limit", 2) { $0.altman.high },
      column("bias_low", "Bias, 95 % low", 2) { $0.altman.biasLow },
      column("bias_high", "Bias, 95 % high", 2) { $0.altman.biasHigh },
      column("loa_low_low", "Lower limit, 95 % low", 2) { $0.altman.lowLow },
      column("loa_low_high", "Lower limit, 95 % high", 2) { $0.altman.lowHigh },
      column("loa_high_low", "Upper limit, 95 % low", 2) { $0.altman.highLow },
      column("loa_high_high", "Upper limit, 95 % high", 2) { $0.altman.highHigh },
      column("r", "Pearson r", 3) { $0.pearson.r },
      column("r_low", "r, 95 % low", 3) { $0.pearson.low },
      column("r_high", "r, 95 % high", 3) { $0.pearson.high },
      column("ccc", "Concordance", 3) { $0.concordance.ccc },
      column("ccc_low", "Concordance, 95 % low", 3) { $0.concordance.low },
      column("ccc_high", "Concordance, 95 % high", 3) { $0.concordance.high },
      column("bias_patient_low", "Bias by patient, 95 % low", 2) { $0.bias.low },
      column("bias_patient_high", "Bias by patient, 95 % high", 2) { $0.bias.high },
      column("ccc_patient_low", "Concordance by patient, 95 % low", 3) { $0.agreement.low },
      column("ccc_patient_high", "Concordance by patient, 95 % high", 3) { $0.agreement.high },
    ])
  }

  private static func series(_ entries: [Entry]) throws -> Table {
    try Table([
      Column("Id", texts: entries.flatMap { $0.ids.map(\.text) }),
      Column("method", texts: entries.flatMap { Array(repeating: $0.method, count: $0.ids.count) }),
      Column(
        "measure", texts: entries.flatMap { Array(repeating: $0.measure, count: $0.ids.count) }),
      Column("predicted", numbers: entries.flatMap(\.predicted)),
      Column("true", numbers: entries.flatMap(\.truth)),
      Column("mean", numbers: entries.flatMap(\.altman.means)),
      Column("difference", numbers: entries.flatMap(\.altman.differences)),
    ])
  }
}
