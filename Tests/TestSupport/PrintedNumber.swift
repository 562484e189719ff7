import Foundation
import Tables

/// A number that the authors' notebooks print, as R computes it from the published tables alone
/// (References/printed_numbers.R), and the cell in which the report has it.
public struct PrintedNumber: Sendable, CustomStringConvertible {
  /// The block's label, and its part after a dot.
  public var table: String
  /// The texts of the first columns, which name the row.
  public var keys: [String]
  public var column: String
  /// Seven significant digits.
  public var digits: String

  public var description: String {
    "\(table)[\(keys.joined(separator: ", "))].\(column) is \(digits)"
  }

  public static func all() throws -> [PrintedNumber] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "References/printed_numbers.tsv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
      let fields = line.split(separator: "\t").map(String.init)
      let address = fields[0].split(separator: "|").map(String.init)
      return PrintedNumber(
        table: address[0], keys: Array(address.dropFirst().dropLast()),
        column: address[address.count - 1], digits: fields[1])
    }
  }

  /// The cell of the one row that has the keys; nil if there are none or several.
  public func cell(of table: Table) throws -> Double? {
    let names = table.columns.prefix(keys.count).map { $0.texts() }
    let rows = (0..<table.rowCount).filter { row in names.map { $0[row] } == keys }
    return rows.count == 1 ? try table.numbers(column)[rows[0]] : nil
  }

  /// Whether the number rounds to the digits. A tie may go either way.
  public func isMet(by number: Double) -> Bool {
    guard let printed = Double(digits) else { return false }
    let unit = pow(10, (log10(abs(printed))).rounded(.down) - 6)
    return abs(number - printed) <= 0.5001 * unit
  }
}
