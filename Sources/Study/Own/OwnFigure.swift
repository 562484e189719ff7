import Book
import Engine
import Figures
import Foundation
import OwnTables
import StudyTerms
import Tables

/// A figure of the author's: an image file, or a chart of any table.
package struct OwnFigure: Directive {
  package static let name = "figure"
  package static let summary = "An image file, or a chart of a table of your own or of a block."
  package static let example = """
    data: own/doses.csv
    mark: scatter
    x: {column: planned, unit: mGy}
    y: {column: measured, unit: mGy}
    colour: scanner
    identity: true
    """

  private enum Source: Sendable {
    case image(FileReference, name: String)
    case chart(TableSource, OwnChart, RowSelection)
  }

  private var source: Source

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case image, data, mark, x, y, value, lower, upper, colour, facet, identity, bins, across
    case aspect, filter, sort, text
  }

  package init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    if let image = try options.decodeIfPresent(DataPath.self, forKey: .image) {
      try options.refuse(
        CodingKeys.allCases.filter { $0 != .image }, "says nothing beside `image`")
      source = .image(image.reference, name: image.reference.description)
      return
    }
    guard options.contains(.data) else {
      throw options.refusal(.data, "is missing; name a table, or an `image`")
    }
    let text = try options.decodeIfPresent([String].self, forKey: .text) ?? []
    let table = TableSource(try options.decode(ProgramInput.self, forKey: .data), text: text)
    let rows = RowSelection(
      filter: try options.decodeIfPresent([RowCondition].self, forKey: .filter) ?? [],
      sort: try options.decodeIfPresent([String].self, forKey: .sort) ?? [])
    source = .chart(table, try Self.chart(options), rows)
  }

  private static func chart(_ options: KeyedDecodingContainer<CodingKeys>) throws -> OwnChart {
    let mark = try options.decode(ChartMark.self, forKey: .mark)
    var chart = OwnChart(mark: mark)
    chart.x = try options.decodeIfPresent(ChartAxis.self, forKey: .x)
    chart.y = try options.decodeIfPresent(ChartAxis.self, forKey: .y)
    chart.value = try options.decodeIfPresent(ChartAxis.self, forKey: .value)
    chart.lower = try options.decodeIfPresent(String.self, forKey: .lower)
    chart.upper = try options.decodeIfPresent(String.self, forKey: .upper)
    chart.colour = try options.decodeIfPresent(String.self, forKey: .colour)
    chart.facet = try options.decodeIfPresent(String.self, forKey: .facet)
    chart.hasIdentity = try options.decodeIfPresent(Bool.self, forKey: .identity) ?? false
    chart.bins = try options.decodeIfPresent(Int.self, forKey: .bins)
    chart.across = try options.decodeIfPresent(Int.self, forKey: .across)
    chart.aspect = try options.decodeIfPresent(Double.self, forKey: .aspect)
    if let bins = chart.bins, !(1...1000).contains(bins) {
      throw options.refusal(.bins, "must be 1 to 1000")
    }
    if let across = chart.across, !(1...6).contains(across) {
      throw options.refusal(.across, "must be 1 to 6")
    }
    if let aspect = chart.aspect, !(0.05...5).contains(aspect) {
      throw options.refusal(.aspect, "must be 0.05 to 5")
    }
    for key in CodingKeys.allCases {
      let name = key.stringValue
      if mark.needs.contains(name), !options.contains(key) {
        let needs = mark.needs.map { "`\($0)`" }.joined(separator: ", ")
        throw options.refusal(key, "is missing; `\(mark.rawValue)` needs \(needs)")
      }
      let columns: [CodingKeys] = [.x, .y, .value, .lower, .upper, .colour, .identity, .bins]
      if columns.contains(key), options.contains(key), !(mark.needs + mark.takes).contains(name) {
        throw options.refusal(key, "says nothing for `\(mark.rawValue)`")
      }
    }
    if (chart.lower == nil) != (chart.upper == nil) {
      throw options.refusal(
        chart.lower == nil ? .lower : .upper, "is missing; `lower` and `upper` belong together")
    }
    return chart
  }

  package var steps: [any Step] {
    switch source {
    case .image(let file, _): [PictureReading(file: file)]
    case .chart(let table, _, _): table.steps
    }
  }

  package func content(from results: any Results) throws -> [Content] {
    switch source {
    case .image(let file, let name):
      let data = try results.output(of: PictureReading(file: file)).data
      do {
        let figure = Figure(try Picture(data))
        return [.figure(FigureContent(figure, source: try Table([]), caption: "", alt: ""))]
      } catch let error as PictureError {
        throw StudyError("\(name) \(error)")
      }
    case .chart(let source, let chart, let rows):
      let table = try rows.of(source.table(from: results).table, named: source.name)
      let figure = try chart.figure(of: table, named: source.name)
      let sentence = "\(chart.mark.name) of `\(source.name)`."
      var content = FigureContent(
        figure, source: table, caption: sentence, alt: sentence.replacing("`", with: ""))
      content.hasLetters = chart.facet != nil
      return [.figure(content)]
    }
  }
}

extension OwnFigure: BlockReading {
  package var blockReferences: [BlockReference] {
    guard case .chart(let table, _, _) = source else { return [] }
    return table.references
  }

  package mutating func connect(to blocks: [String: ReadBlock]) -> [BlockRefusal] {
    guard case .chart(var table, let chart, let rows) = source else { return [] }
    let refusals = table.connect(to: blocks)
    source = .chart(table, chart, rows)
    return refusals
  }
}
