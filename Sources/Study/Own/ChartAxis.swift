import Figures
import Tables

/// An axis of an author's chart: a column, or a column with its title, unit and scale.
struct ChartAxis: Decodable, Sendable, Hashable {
  enum Scale: String, Decodable, CaseIterable, Sendable { case linear, log }

  var column: String
  var title: String?
  var unit: String?
  var scale: Scale?
  var domain: ClosedRange<Double>?

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case column, title, unit, scale, domain
  }

  /// A column without anything else.
  init(column: String) { self.column = column }

  init(from decoder: any Decoder) throws {
    if let text = try? decoder.singleValueContainer().decode(String.self) {
      column = text
      return
    }
    let options = try decoder.container(keyedBy: CodingKeys.self)
    try options.refuseOthers(than: CodingKeys.allCases, decoder)
    column = try options.decode(String.self, forKey: .column)
    title = try options.decodeIfPresent(String.self, forKey: .title)
    unit = try options.decodeIfPresent(String.self, forKey: .unit)
    scale = try options.decodeIfPresent(Scale.self, forKey: .scale)
    if let ends = try options.decodeIfPresent([Double].self, forKey: .domain) {
      guard ends.count == 2, ends[0] < ends[1] else {
        throw options.refusal(.domain, "must be two numbers that rise, such as [0, 100]")
      }
      if scale == .log, ends[0] <= 0 {
        throw options.refusal(.domain, "must begin above 0 on a logarithmic scale")
      }
      domain = ends[0]...ends[1]
    }
  }

  /// The axis for numbers of a column.
  func axis(_ column: Column) -> Axis {
    Axis(
      title(column), unit: unit ?? column.unit,
      scale == .log ? .log10(domain: domain) : .linear(domain: domain))
  }

  func title(_ column: Column) -> String { title ?? column.title ?? column.name }
}
