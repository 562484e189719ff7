/// What is drawn of an agreement.
enum AgreementChart: String, Decodable, Sendable, CaseIterable {
  case scatter
  case blandAltman = "bland-altman"
  case both, none
}
