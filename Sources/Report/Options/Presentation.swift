/// The options of any directive that change only what is shown, never what is computed.
struct Presentation: Decodable, Sendable {
  var caption: String?
  var alt: String?
  /// By part: `captions: {bins: ...}`.
  var captions: [String: String]?
  var alts: [String: String]?
  /// Rows of a table that the page shows; the rest is in the download.
  var rows: Int?
  /// Parts that the page shows, of figures and tables; the others are still made and can be cited. `main` is the one without a part.
  var show: [String]?
  /// Of a figure, in points; 468 is the full width.
  var width: Double?
}
