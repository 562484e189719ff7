import Engine
import Labels

extension LearnedNetwork {
  /// The network as a block calls it, with those that it begins with and whose labels it learns from: they are written within its settings
  /// and have no name of their own.
  func named(_ name: String) -> [(step: any Step, name: String)] {
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
  var trained: LearnedNetwork? {
    if case .network(let network) = self { network.step as? LearnedNetwork } else { nil }
  }

  /// Nothing but a network is trained.
  func named(_ name: String) -> [(step: any Step, name: String)] {
    trained?.named(name) ?? []
  }
}

extension NetworkStart {
  func named(_ name: String) -> [(step: any Step, name: String)] {
    if case .network(let network) = self { network.named(name) } else { [] }
  }
}
