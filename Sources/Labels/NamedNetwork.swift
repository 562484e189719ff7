/// A network as a page calls it.
package struct NamedNetwork: Codable, Hashable, Sendable {
  package var name: String
  package var labeller: Labeller

  package init(name: String, labeller: Labeller) {
    self.name = name
    self.labeller = labeller
  }
}
