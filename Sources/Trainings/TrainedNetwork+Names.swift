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
  /// The training behind the labels; nil if they come from elsewhere.
  package var trained: TrainedNetwork? {
    if case .network(let network) = self { network.step as? TrainedNetwork } else { nil }
  }

  /// The training behind the labels with its names, as above; empty if there is none.
  package func named(_ name: String) -> [(step: any Step, name: String)] {
    trained?.named(name) ?? []
  }
}

extension NetworkStart {
  /// The training behind the weights with its names, as above; empty if there is none.
  package func named(_ name: String) -> [(step: any Step, name: String)] {
    if case .network(let network) = self { network.named(name) } else { [] }
  }
}
