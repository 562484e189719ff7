import Learning

/// Some epochs of a training: `{epochs: 5, rate: 0.001, freeze: [encoder]}`; with
/// `freedom: {encoder: norm-only}`, how much of a part learns (``FreezingOption``), with
/// `rates: {encoder: 0.1}`, factors of the rate, and with a `schedule` or `warm_up` of its own.
struct PhaseOptions: Decodable, Hashable, Sendable {
  var epochs: Int
  var rate: Double
  /// nil for the value of the training, as for the options below.
  var freedom: [ParameterGroup: Freezing]?
  var rates: [ParameterGroup: Double]?
  var schedule: ScheduleOptions?

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case epochs, rate, freeze, freedom, rates, schedule, warm_up
  }

  init(epochs: Int, rate: Double) {
    self.epochs = epochs
    self.rate = rate
  }

  init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    try options.refuseOthers(than: CodingKeys.allCases, decoder)
    epochs = try options.decode(Int.self, forKey: .epochs)
    rate = try options.decode(Double.self, forKey: .rate)
    guard (1...10_000).contains(epochs) else {
      throw options.refusal(.epochs, "must be 1 to 10000")
    }
    guard rate > 0, rate < 10 else { throw options.refusal(.rate, "must be above 0 and below 10") }
    freedom = try options.freedom(freeze: .freeze, freedom: .freedom)
    rates = try options.rates(.rates)
    schedule = try options.schedule(.schedule, warmUp: .warm_up, before: nil)
  }
}
