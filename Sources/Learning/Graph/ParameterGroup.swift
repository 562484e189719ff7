/// The parts of a network that are frozen, trained or slowed down together.
public enum ParameterGroup: String, Codable, CodingKeyRepresentable, Hashable, Sendable,
  CaseIterable
{
  case encoder, decoder, head
}
