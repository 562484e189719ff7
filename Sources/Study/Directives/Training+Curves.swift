import Figures
import Learning
import Book
import StudyTerms
import Tables

extension Training {
  static let colors: [Color] = [
    .blue, .orange, .green, .vermilion, .purple, .sky, .ink, .gray,
  ]

  /// Losses and validation Dice over the images seen, a line for each training; losses of different kinds each in a panel of their own.
  ///
  /// `names`: of all runs, so that one that failed changes no other's colour.
  func curves(_ runs: [DoneRun], names: [String], source: Table) throws -> FigureContent {
    func look(_ run: DoneRun) -> Look { Look(names.firstIndex(of: run.run.name) ?? 0) }
    let losses = runs.map(\.run.network.plan.loss)
    var kinds: [Loss] = []
    for loss in losses where !kinds.contains(loss) { kinds.append(loss) }
    let most = try runs.compactMap { try $0.log.numbers("seen").last }.max() ?? 1
    let x = Axis("Images seen", .linear(domain: 0...most * 1.03))
    var panels = try kinds.map { kind in
      Panel(
        title: kinds.count > 1 ? kind.title : nil, x: x, y: Axis("Training loss"),
        try runs.indices.filter { losses[$0] == kind }.flatMap {
          try marks(runs[$0].log, "train_loss", look(runs[$0]))
        })
    }
    let validated = try runs.filter { try $0.log.numbers("LV").contains { !$0.isNaN } }
    if !validated.isEmpty {
      panels.append(
        Panel(
          title: kinds.count > 1 ? "all runs" : nil, x: x, y: Axis("Validation Dice LV"),
          try validated.flatMap { try marks($0.log, "LV", look($0)) }))
    }
    let columns = min(3, panels.count)
    return FigureContent(
      part: "curves",
      Figure(
        panels, columns: columns, aspect: columns > 1 ? 0.8 : 0.5,
        legend: names.compactMap { name in runs.first { $0.run.name == name } }.map { run in
          LegendEntry(
            run.run.name, color: look(run).color,
            symbol: run.log.rowCount == 1 ? .point : look(run).dash.symbol)
        }),
      source: source, caption: caption(runs, kinds, validated),
      alt: "Curves over the images seen, one for each training: losses"
        + (validated.isEmpty ? "." : ", and Dice."))
  }
}

extension Training {
  /// How the lines of a run are drawn.
  private struct Look {
    var color: Color
    var dash: Dash

    init(_ index: Int) {
      let (colors, dashes) = (Training.colors, [Dash.solid, .dashed, .dotted])
      color = colors[index % colors.count]
      dash = dashes[index / colors.count % dashes.count]
    }
  }

  /// A line; a point where there is one epoch.
  private func marks(_ log: Table, _ column: String, _ look: Look) throws -> [Mark] {
    let (x, y) = (try log.numbers("seen"), try log.numbers(column))
    guard x.count > 1 else {
      return [.points(x: x, y: y, color: look.color, size: 5, opacity: 1)]
    }
    return [.line(x: x, y: y, color: look.color, dash: look.dash)]
  }

  private func caption(
    _ runs: [DoneRun], _ kinds: [Loss], _ validated: [DoneRun]
  ) -> String {
    let what = validated.isEmpty ? "Training loss" : "Training loss and validation Dice of the LV"
    var sentences = ["\(what) after each epoch over the images seen."]
    if runs.contains(where: { $0.run.seed > 1 }) {
      sentences.append("A run has a line for each of its seeds.")
    }
    if runs.contains(where: { $0.log.rowCount == 1 }) {
      sentences.append("A run of one epoch is a point.")
    }
    if kinds.count > 1 {
      sentences.append("Losses of different kinds cannot be compared: each has a panel.")
    }
    var sources: [String] = []
    for run in validated {
      let source = run.run.network.validation.title
      if !sources.contains(source) { sources.append(source) }
    }
    if sources.isEmpty {
      sentences.append("No images validate.")
    } else {
      sentences.append("Validation is by \(sources.joined(separator: "; or by ")).")
    }
    if !validated.isEmpty, validated.count < runs.count {
      let known = Set(validated.map(\.run.name))
      var names: [String] = []
      for name in runs.map(\.run.name) where !known.contains(name) && !names.contains(name) {
        names.append(name)
      }
      sentences.append("Without validation: \(names.joined(separator: ", ")).")
    }
    return sentences.joined(separator: " ")
  }
}

extension LearnedNetwork.Validation {
  /// Who validates.
  fileprivate var title: String {
    switch self {
    case .share(let share):
      "\(Decimals.text(100 * share, 0)) % of a run's patients, who are not learnt from"
    case .images(let images): "images of others (\(images.title))"
    }
  }
}

extension Loss {
  /// `cross-entropy + Dice`.
  fileprivate var title: String {
    let parts = [
      (crossEntropy, "cross-entropy"), (focal, "focal"), (dice, "Dice"),
    ].filter { $0.0 != 0 }.map(\.1)
    return parts.joined(separator: " + ") + (classWeights == nil ? "" : ", weighted by class")
  }
}

extension Dash {
  fileprivate var symbol: LegendEntry.Symbol {
    switch self {
    case .solid: .line
    case .dashed, .dashDot: .dashed
    case .dotted: .dotted
    }
  }
}
