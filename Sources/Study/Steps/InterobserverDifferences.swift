import Engine
import Imaging
import Statistics
import StudyTerms
import Tables

/// The mean over volunteers of 100 |B - A| / A for every pair of readers and every choice of frames.
struct InterobserverDifferences: RunnableStep {
  var volumes: Interobserver

  var inputs: [any Step] { [volumes] }
  var title: String { "mean differences between readers" }

  /// Columns frames, pair, volunteer (the number or `mean`), EDV, ESV, SV, EF (all per cent of A).
  func run(_ context: StepContext) async throws -> Table {
    let table = try context.output(of: volumes)
    let frames = try table.texts("frames")
    let volunteers = try table.texts("volunteer")
    let readers = try table.texts("reader")
    let measures = try LeftVentricle.measures.map { try table.numbers($0) }
    func row(_ choice: String, _ volunteer: String, _ reader: Reader) -> Int? {
      frames.indices.first {
        frames[$0] == choice && volunteers[$0] == volunteer && readers[$0] == reader.rawValue
      }
    }
    var names: [[String]] = [[], [], []]
    var values: [[Double]] = LeftVentricle.measures.map { _ in [] }
    for choice in Interobserver.Frames.allCases {
      let group = zip(frames, volunteers).filter { $0.0 == choice.rawValue }.map(\.1)
      let known = Set(group).sorted(by: NaturalOrder.precedes)
      for (a, b) in Reader.pairs {
        let differences: [[Double]] = known.compactMap { volunteer in
          guard let i = row(choice.rawValue, volunteer, a),
            let j = row(choice.rawValue, volunteer, b)
          else { return nil }
          return measures.map { 100 * abs($0[j] - $0[i]) / $0[i] }
        }
        guard differences.count == known.count, !known.isEmpty else { continue }
        let means = measures.indices.map { index in Statistics.mean(differences.map { $0[index] }) }
        for (label, row) in zip(known + ["mean"], differences + [means]) {
          names[0].append(choice.rawValue)
          names[1].append("\(a.rawValue)-\(b.rawValue)")
          names[2].append(label)
          for index in measures.indices { values[index].append(row[index]) }
        }
      }
    }
    return try Table(
      [
        Column("frames", title: "ED and ES from", texts: names[0]),
        Column("pair", title: "Readers", texts: names[1]),
        Column("volunteer", title: "Volunteer", texts: names[2]),
      ]
        + LeftVentricle.measures.indices.map {
          Column(LeftVentricle.measures[$0], unit: "%", decimals: 2, numbers: values[$0])
        })
  }
}
