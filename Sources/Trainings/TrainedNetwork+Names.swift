import Engine
import Labels

extension TrainedNetwork {
  /// The network as a block calls it, with those that it begins with and whose labels it learns
  /// from: they are written within its settings and have no names of their own.
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
  /// The network that is trained for it; nil where there is none.
  package var trained: TrainedNetwork? {
    if case .network(let network) = self { network.step as? TrainedNetwork } else { nil }
  }

  /// Nothing but a network is trained.
  package func named(_ name: String) -> [(step: any Step, name: String)] {
    trained?.named(name) ?? []
  }
}

extension NetworkStart {
  package func named(_ name: String) -> [(step: any Step, name: String)] {
    if case .network(let network) = self { network.named(name) } else { [] }
  }
}
