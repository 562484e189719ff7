/// A network with its name on the page.
package struct NamedNetwork: Codable, Hashable, Sendable {
  /// The name on the page.
  package var name: String
  /// The network.
  package var labeller: Labeller

  package init(name: String, labeller: Labeller) {
    self.name = name
    self.labeller = labeller
  }
}
