import Engine
import Labels

extension TrainedNetwork {
  /// The training under its block's name, with those that it starts from and whose labels it is
  /// trained on. These are written inside its settings and have no names of their own.
  package func named(_ name: String) -> [(step: any Step, name: String)] {
    var names: [(step: any Step, name: String)] = [(self, name)]
    if case .network(let before) = start { names += before.named("\(name), before") }
    if case .labelled(let images) = images.source {
      names += images.labels.labeller.named("\(name), labels")
    }
    return names
  }
}

extension Labeller {
  /// The training that the start depends on; nil if there is none.
  package var trained: TrainedNetwork? {
    if case .network(let network) = self { network.step as? TrainedNetwork } else { nil }
  }

  /// The trainings behind these images, under names derived from `name`.
  package func named(_ name: String) -> [(step: any Step, name: String)] {
    trained?.named(name) ?? []
  }
}

extension NetworkStart {
  package func named(_ name: String) -> [(step: any Step, name: String)] {
    if case .network(let network) = self { network.named(name) } else { [] }
  }
}
