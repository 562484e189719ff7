import Book
import Figures
import Learning
import StudyTerms
import Tables
import Trainings

/// Losses and validation Dice over the images seen, a line for each training; losses of different
/// kinds each in a panel of their own. Where so many lines would hide one another, each run has a
/// panel, with the others behind it in grey.
struct CurvesAnalysis {
  var done: [FinishedTraining]
  /// Of all runs, so that one that failed changes no other's colour.
  var names: [String]

  /// The most lines of one panel.
  private static let mostLines = 6

  func figure(source: Table) -> FigureContent {
    let panels = isApart ? panelsByRun : panelsByLoss
    let columns = isApart ? Self.columns(shown.count) : min(3, panels.count)
    return FigureContent(
      part: "curves",
      Figure(
        panels, columns: columns, aspect: columns > 1 ? 0.8 : 0.5,
        legend: isApart ? [] : names.compactMap { name in first(of: name) }.map(entry)),
      source: source, caption: caption,
      alt: "Curves over the images seen, one for each training: losses"
        + (validated.isEmpty ? "." : ", and Dice."))
  }
}

extension CurvesAnalysis {
  private var isApart: Bool {
    shown.count > 1 && done.count > Self.mostLines
  }

  /// The names of the runs that have curves.
  private var shown: [String] { names.filter { first(of: $0) != nil } }

  private func first(of name: String) -> FinishedTraining? {
    done.first { $0.run.name == name }
  }

  private var x: Axis {
    let most = done.compactMap { $0.course.epochs.rows.last?.seen }.max() ?? 1
    return Axis("Images seen", .linear(domain: 0...Double(most) * 1.03))
  }

  private var panelsByLoss: [Panel] {
    let losses = kinds.map { kind in
      Panel(
        title: kinds.count > 1 ? kind.title : nil, x: x, y: Axis("Training loss"),
        done.filter { $0.loss == kind }.flatMap { marks($0, \.trainingLoss) })
    }
    guard !validated.isEmpty else { return losses }
    return losses + [
      Panel(
        title: kinds.count > 1 ? "all runs" : nil, x: x, y: Axis("Validation Dice LV"),
        validated.flatMap { marks($0, \.ventricle) })
    ]
  }

  /// Losses in the order of the runs, then Dice. Panels of what can be compared have one scale.
  private var panelsByRun: [Panel] {
    let losses = shown.compactMap(first).map { training in
      let alike = done.filter { $0.loss == training.loss }
      let title = kinds.count > 1 ? " (\(training.loss.title))" : ""
      return panel(training.run.name, title, alike, Axis("Training loss"), \.trainingLoss)
    }
    let dice = shown.filter { name in validated.contains { $0.run.name == name } }.map { name in
      panel(name, "", validated, Axis("Validation Dice LV"), \.ventricle)
    }
    return losses + dice
  }

  /// One run above the others.
  private func panel(
    _ name: String, _ title: String, _ all: [FinishedTraining], _ axis: Axis,
    _ value: (TrainingCourse.Epoch) -> Double
  ) -> Panel {
    let values = all.flatMap { $0.course.epochs.rows.map(value) }.filter(\.isFinite)
    var axis = axis
    axis.scale = .linear(domain: 0...max(values.max() ?? 1, 1e-9) * 1.05)
    let (own, others) = (
      all.filter { $0.run.name == name }, all.filter { $0.run.name != name }
    )
    return Panel(
      title: name + title, x: x, y: axis,
      others.flatMap { marks($0, value, Look(color: .pale)) }
        + own.flatMap { marks($0, value, Look(color: .blue)) })
  }

  /// As many columns as fill the rows, if some do.
  private static func columns(_ count: Int) -> Int {
    count < 4 ? count : [5, 4, 3].first { count % $0 == 0 } ?? 4
  }
}

extension CurvesAnalysis {
  /// Kinds of losses, in the order of the runs.
  private var kinds: [Loss] {
    var kinds: [Loss] = []
    for loss in done.map(\.loss) where !kinds.contains(loss) { kinds.append(loss) }
    return kinds
  }

  private var validated: [FinishedTraining] {
    done.filter { $0.course.epochs.rows.contains { !$0.ventricle.isNaN } }
  }

  /// How the lines of a run are drawn.
  private struct Look {
    var color: Color
    var dash = Dash.solid

    init(color: Color) { self.color = color }

    init(_ index: Int) {
      let (colors, dashes) = (Color.runs, [Dash.solid, .dashed, .dotted])
      color = colors[index % colors.count]
      dash = dashes[index / colors.count % dashes.count]
    }
  }

  private func look(_ training: FinishedTraining) -> Look {
    Look(names.firstIndex(of: training.run.name) ?? 0)
  }

  private func entry(_ training: FinishedTraining) -> LegendEntry {
    let look = look(training)
    return LegendEntry(
      training.run.name, color: look.color,
      symbol: training.isPoint ? .point : look.dash.symbol)
  }

  /// A line; a point where there is one epoch.
  private func marks(
    _ training: FinishedTraining, _ value: (TrainingCourse.Epoch) -> Double, _ own: Look? = nil
  ) -> [Mark] {
    let epochs = training.course.epochs.rows
    let (x, y) = (epochs.map { Double($0.seen) }, epochs.map(value))
    let look = own ?? look(training)
    guard x.count > 1 else {
      return [.points(x: x, y: y, color: look.color, size: 5, opacity: 1)]
    }
    return [.line(x: x, y: y, color: look.color, dash: look.dash)]
  }

  private var caption: String {
    let what = validated.isEmpty ? "Training loss" : "Training loss and validation Dice of the LV"
    var sentences = ["\(what) after each epoch over the images seen."]
    if done.contains(where: { $0.run.seed > 1 }) {
      sentences.append("A run has a line for each of its seeds.")
    }
    if done.contains(where: \.isPoint) {
      sentences.append("A run of one epoch is a point.")
    }
    if isApart {
      sentences.append("Each run has a panel; behind it in grey are the others.")
      if kinds.count > 1 {
        sentences.append("Losses of different kinds cannot be compared and are not shown together.")
      }
    } else if kinds.count > 1 {
      sentences.append("Losses of different kinds cannot be compared: each has a panel.")
    }
    var sources: [String] = []
    for training in validated {
      let source = training.run.network.validation.title
      if !sources.contains(source) { sources.append(source) }
    }
    if sources.isEmpty {
      sentences.append("No images validate.")
    } else {
      sentences.append("Validation is by \(sources.joined(separator: "; or by ")).")
    }
    if !validated.isEmpty, validated.count < done.count {
      let known = Set(validated.map(\.run.name))
      var names: [String] = []
      for name in done.map(\.run.name) where !known.contains(name) && !names.contains(name) {
        names.append(name)
      }
      sentences.append("Without validation: \(names.joined(separator: ", ")).")
    }
    return sentences.joined(separator: " ")
  }
}

extension Color {
  /// Of runs or lines, one after the other.
  static let runs: [Color] = [.blue, .orange, .green, .vermilion, .purple, .sky, .ink, .gray]
  /// Of what stands behind.
  fileprivate static let pale = Color(208, 208, 208)
}

extension FinishedTraining {
  fileprivate var loss: Loss { run.network.plan.loss }
  fileprivate var isPoint: Bool { course.epochs.rows.count == 1 }
}

extension TrainedNetwork.Validation {
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
