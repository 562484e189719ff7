import Figures

/// Options of every directive that change only what is shown, never what is computed.
struct Presentation: Decodable, Sendable {
  var caption: String?
  var alt: String?
  /// Captions by part: `captions: {bins: ...}`. If a part has both a figure and a table, `bins` is
  /// the figure's and `bins-table` the table's caption; `table` is that of the main table.
  var captions: [String: String]?
  var alts: [String: String]?
  /// The number of rows that the page shows. The download has all of them.
  var rows: Int?
  /// The parts (figures and tables) that the page shows. The others are still made and can be
  /// cited. `main` is the one without a part name.
  var show: [String]?
  /// Whether the block's tables stand on pages of their own in the PDF, wider than high.
  var landscape: Bool?
  /// The width of a figure in points; 468 is the full width.
  var width: Double?
  /// Colours of figures by the names in their legends: `colours: {TL2: vermilion, R: "#00609f"}`.
  var colours: [String: Color]?
  /// Decimals of tables and single values by the names of columns and values: `decimals: {EDV: 0}`.
  /// Files keep all digits.
  var decimals: [String: Int]?

  enum CodingKeys: String, CodingKey {
    case caption, alt, captions, alts, rows, show, landscape, width, colours, decimals
  }

  init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    caption = try options.decodeIfPresent(String.self, forKey: .caption)
    alt = try options.decodeIfPresent(String.self, forKey: .alt)
    captions = try options.decodeIfPresent([String: String].self, forKey: .captions)
    alts = try options.decodeIfPresent([String: String].self, forKey: .alts)
    rows = try options.decodeIfPresent(Int.self, forKey: .rows)
    show = try options.decodeIfPresent([String].self, forKey: .show)
    landscape = try options.decodeIfPresent(Bool.self, forKey: .landscape)
    width = try options.decodeIfPresent(Double.self, forKey: .width)
    colours = try options.decodeIfPresent([String: String].self, forKey: .colours)?
      .mapValues { text in
        guard let color = Color(text) else {
          throw DecodingError.dataCorruptedError(
            forKey: .colours, in: options,
            debugDescription:
              "option `colours`: “\(text)” is not a colour; write \"#rrggbb\" or one of "
              + Color.named.keys.sorted().joined(separator: ", "))
        }
        return color
      }
    decimals = try options.decodeIfPresent([String: Int].self, forKey: .decimals)
    if let decimals, !decimals.values.allSatisfy((0...15).contains) {
      throw DecodingError.dataCorruptedError(
        forKey: .decimals, in: options, debugDescription: "option `decimals`: must be 0 to 15")
    }
    if let rows, rows < 1 {
      throw DecodingError.dataCorruptedError(
        forKey: .rows, in: options,
        debugDescription:
          "option `rows`: must be 1 or more; `show` says which tables stand in the page")
    }
    if let width, !(36...468).contains(width) {
      throw DecodingError.dataCorruptedError(
        forKey: .width, in: options, debugDescription: "option `width`: must be 36 to 468")
    }
  }
}
