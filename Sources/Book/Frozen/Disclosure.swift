import Figures
import Tables

/// What a result says of very few people, as trusted research environments check it by hand:
/// small counts, extremes (they belong to one person), and rows of one person.
package enum Disclosure {
  /// Smaller counts of people may tell who they are.
  package static let smallest = 5.0

  /// Words of columns that name a person, or an image of one.
  private static let people: Set<String> = [
    "id", "pid", "patient", "volunteer", "subject", "case", "participant", "study", "image",
    "file", "scan", "series",
  ]
  /// Words of columns that count people.
  private static let counts: Set<String> = [
    "n", "count", "patients", "volunteers", "subjects", "cases", "participants", "people",
    "persons", "individuals", "controls", "studies", "series", "women", "men", "girls", "boys",
    "female", "male", "deaths", "events",
  ]
  private static let extremes: Set<String> = [
    "min", "max", "minimum", "maximum", "smallest", "lowest", "highest",
  ]

  /// The words of a column's name, such as `patient_id`, `patientID` or `training series`.
  private static func words(_ name: String) -> Set<String> {
    var words = [""]
    var isAfterSmall = false
    for character in name {
      if !character.isLetter { words.append("") }
      if character.isUppercase, isAfterSmall { words.append("") }
      isAfterSmall = character.isLowercase
      if character.isLetter { words[words.count - 1] += character.lowercased() }
    }
    return Set(words.filter { !$0.isEmpty })
  }

  /// Whether a name is that of a count of people.
  private static func isCount(_ name: String) -> Bool { !words(name).isDisjoint(with: counts) }

  /// Whether a column counts people: whole numbers, by the column's name, title or unit.
  private static func isCount(_ column: Column, _ numbers: [Double]) -> Bool {
    [column.name, column.title ?? "", column.unit ?? ""].contains(where: isCount)
      && numbers.allSatisfy { $0.isNaN || $0 == $0.rounded() }
  }

  /// Whether a row of the table belongs to one person. `keys`: the columns that identify a row; nil
  /// if they are not known.
  static func isByPatient(_ table: Table, keys: [String]?) -> Bool {
    table.columns.contains { column in
      guard !words(column.name).isDisjoint(with: people), keys?.contains(column.name) ?? true
      else { return false }
      // A column such as `series` may also count.
      if case .numbers = column.values, keys == nil { return !isCount(column.name) }
      return true
    }
  }

  /// What the content says of few people, in sentences that begin with the name of its part.
  package static func findings(in content: Content, label: String) -> [String] {
    switch content {
    case .figure(let content):
      let name = BlockAddress(label, content.part).figureID
      return content.figure.hasImages ? ["\(name) shows images or masks"] : []
    case .table(let content):
      let name = BlockAddress(label, content.part).tableID
      if isByPatient(content.table, keys: content.keys) {
        return ["\(name) has \(content.table.rowCount) rows of single patients or images"]
      }
      return content.table.columns.compactMap { column in
        let (small, extremes) = cells(of: column)
        if small > 0 { return "\(name) has \(small) counts below 5 (\(column.name))" }
        return extremes > 0 ? "\(name) has \(extremes) extremes (\(column.name))" : nil
      }
    case .values(let values, _):
      return values.compactMap { value in
        guard isSmall(value.value, value.name) || Self.extremes.contains(value.name.lowercased())
        else { return nil }
        return "\(label).\(value.name) is a count below 5, or an extreme"
      }
    case .prose, .remark, .missing: return []
    }
  }

  /// The content without what tells of few people: such numbers are missing, such rows are gone.
  package static func coarsened(_ content: Content) -> Content {
    switch content {
    case .figure(var content):
      content.source = coarsened(content.source, keys: nil)
      return .figure(content)
    case .table(var content):
      content.table = coarsened(content.table, keys: content.keys)
      return .table(content)
    case .values(let values, let steps):
      return .values(
        values.map { value in
          guard
            isSmall(value.value, value.name) || Self.extremes.contains(value.name.lowercased())
          else { return value }
          return NamedValue(value.name, .nan, unit: value.unit, decimals: value.decimals)
        }, of: steps)
    case .prose, .remark, .missing: return content
    }
  }

  private static func coarsened(_ table: Table, keys: [String]?) -> Table {
    if isByPatient(table, keys: keys) { return table.rows([]) }
    let columns = table.columns.map { column -> Column in
      guard case .numbers(let numbers) = column.values else { return column }
      var column = column
      if extremes.contains(column.name.lowercased()) {
        column.values = .numbers(numbers.map { _ in .nan })
      } else if isCount(column, numbers) {
        column.values = .numbers(numbers.map { isSmall($0) ? .nan : $0 })
      }
      return column
    }
    return (try? Table(columns)) ?? table
  }

  private static func cells(of column: Column) -> (small: Int, extremes: Int) {
    guard case .numbers(let numbers) = column.values else { return (0, 0) }
    return (
      isCount(column, numbers) ? numbers.count(where: isSmall) : 0,
      extremes.contains(column.name.lowercased()) ? numbers.count { !$0.isNaN } : 0
    )
  }

  private static func isSmall(_ number: Double) -> Bool { number > 0 && number < smallest }

  private static func isSmall(_ value: NamedValue.Value, _ name: String) -> Bool {
    guard isCount(name), case .number(let number) = value else { return false }
    return isSmall(number)
  }
}

extension Figure {
  fileprivate var hasImages: Bool { withoutImages != self }
}
