import Engine
import Statistics
import Tables

/// First epoch, peak and last epoch over trainings that differ by chance only.
struct SeedSpread: RunnableStep {
  var runs: SubsetRuns

  var inputs: [any Step] { [runs] }
  var title: String { "spread over seeds" }

  /// Columns model, subset, class, seeds, epochs, and of first, peak, last and drop (peak - last) the mean; of last also sd,
  /// low and high (the range).
  func run(_ context: StepContext) async throws -> Table {
    let table = try context.output(of: runs)
    let keys = try ["model", "subset", "class"].map { try table.texts($0) }
    var groups: [[Int]] = []
    for row in keys[0].indices {
      let own = groups.firstIndex { group in
        keys.allSatisfy { $0[group[0]] == $0[row] }
      }
      if let own { groups[own].append(row) } else { groups.append([row]) }
    }
    func values(_ column: String) throws -> [[Double]] {
      let numbers = try table.numbers(column)
      return groups.map { $0.map { numbers[$0] } }
    }
    var columns = [
      Column("model", title: "Start", texts: groups.map { keys[0][$0[0]] }),
      Column("subset", title: "Subset", texts: groups.map { keys[1][$0[0]] }),
      Column("class", title: "Class", texts: groups.map { keys[2][$0[0]] }),
      Column("seeds", title: "Seeds", counts: groups.map(\.count)),
      Column("epochs", title: "Epochs", decimals: 0, numbers: try values("epochs").map { $0[0] }),
    ]
    for (name, title) in [("first", "First"), ("peak", "Peak"), ("last", "Last")] {
      columns.append(
        Column(name, title: title, decimals: 3, numbers: try values(name).map(Statistics.mean)))
    }
    let last = try values("last")
    columns += [
      Column("last_sd", title: "SD", decimals: 3, numbers: last.map(Statistics.sd)),
      Column("last_low", title: "Lowest", decimals: 3, numbers: last.map { $0.min() ?? .nan }),
      Column("last_high", title: "Highest", decimals: 3, numbers: last.map { $0.max() ?? .nan }),
    ]
    columns.append(
      Column(
        "drop", title: "Peak - last", decimals: 3,
        numbers: try values("drop").map(Statistics.mean)))
    return try Table(columns)
  }
}
