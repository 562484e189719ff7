/// Parts of a network that are frozen, freed or slowed together.
public enum ParameterGroup: String, Codable, CodingKeyRepresentable, Hashable, Sendable,
  CaseIterable
{
  case encoder, decoder, head
}
