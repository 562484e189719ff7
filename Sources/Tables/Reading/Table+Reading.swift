import Foundation

extension Table {
  /// Reads a text table; xz by the file's ending. `header` names the columns of a file that has
  /// none. A column is numeric where every cell is a number, `NA` or empty, logical where every
  /// cell is TRUE, FALSE, `NA` or empty, unless it is named in `text`. `named`: what errors call
  /// the file.
  ///
  /// Throws ``TableError`` with file and line.
  public static func read(
    contentsOf url: URL, named name: String? = nil, separator: Character = "\t",
    header: [String]? = nil, text: Set<String> = []
  ) throws -> Table {
    var bytes: [UInt8] = []
    try TableFile.read(url, named: name) { bytes.append(contentsOf: $0) }
    return try read(
      bytes, file: name ?? url.lastPathComponent, separator: separator, header: header, text: text)
  }

  /// The same from bytes; `file` is what errors call it.
  public static func read(
    _ bytes: [UInt8], file: String, separator: Character = "\t", header: [String]? = nil,
    text: Set<String> = []
  ) throws -> Table {
    guard let separator = separator.asciiValue else {
      throw TableError.malformed(file: file, line: 1, "the separator must be an ASCII character")
    }
    var cells = CellReader(bytes: bytes, file: file, separator: separator)
    guard let first = try cells.nextRow() else {
      throw TableError.damaged(file: file, "the table is empty")
    }
    let names = header ?? first
    var columns = names.map { _ in [String]() }
    var lines: [Int] = []
    func add(_ row: [String], line: Int) throws {
      guard row.count == names.count else {
        throw TableError.malformed(
          file: file, line: line,
          "the line has \(row.count) \(row.count == 1 ? "cell" : "cells") and "
            + (header == nil ? "the header \(names.count)" : "must have \(names.count)"))
      }
      lines.append(line)
      for (index, cell) in row.enumerated() { columns[index].append(cell) }
    }
    if header != nil { try add(first, line: cells.line) }
    while let row = try cells.nextRow() { try add(row, line: cells.line) }
    do {
      var table = try Table(
        zip(names, columns).map { name, cells in
          text.contains(name) ? Column(name, texts: cells) : Column(name, guessing: cells)
        })
      table.file = file
      table.lines = lines
      return table
    } catch let error as TableError {
      throw TableError.within(file: file, error)
    }
  }
}

extension Column {
  /// Numbers or logicals where every cell is one (or missing), else texts.
  fileprivate init(_ name: String, guessing cells: [String]) {
    var numbers: [Double] = []
    numbers.reserveCapacity(cells.count)
    for cell in cells {
      if cell.isEmpty || cell == "NA" {
        numbers.append(.nan)
      } else if cell.utf8.first.map({
        $0 < 0x3a || $0 == 0x6e || $0 == 0x4e || $0 == 0x69 || $0 == 0x49
      }) == true,
        let number = Double(cell)
      {
        numbers.append(number)
      } else {
        break
      }
    }
    if numbers.count == cells.count, !cells.isEmpty {
      self.init(name, numbers: numbers)
      return
    }
    let logicals = cells.map(Self.logical).prefix { $0.isLogical }.map(\.value)
    if logicals.count == cells.count, !cells.isEmpty {
      self.init(name, logicals: logicals)
    } else {
      self.init(name, texts: cells)
    }
  }

  private static func logical(_ cell: String) -> (isLogical: Bool, value: Bool?) {
    switch cell {
    case "TRUE", "True": (true, true)
    case "FALSE", "False": (true, false)
    case "", "NA": (true, nil)
    default: (false, nil)
    }
  }
}
