import Foundation

extension Table {
  /// Reads a text table. A file whose name ends with `.xz` is decompressed. `header` names the
  /// columns of a file without a header. A column is numeric if every cell is a number, `NA` or
  /// empty, and logical if every cell is TRUE, FALSE, `NA` or empty, unless `text` lists its name.
  /// `named`: the file's name in errors.
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

  /// Reads a text table from bytes; `file` is its name in errors.
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
    var names = header ?? first
    var columns = names.map { _ in [String]() }
    var lines: [Int] = []
    let nameless = names.reversed().prefix { $0.isEmpty }.count
    func add(_ found: [String], line: Int) throws {
      // Separators at the ends of some lines only, as spreadsheets leave them, are no cells.
      var row = found
      while row.count > names.count, row.last == "" { row.removeLast() }
      let lacking = names.count - row.count
      if (1...max(1, nameless)).contains(lacking), nameless > 0 {
        row += [String](repeating: "", count: lacking)
      }
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
    // A separator at the end of every line does not begin a column.
    if header == nil {
      while names.count > 1, names.last == "",
        columns.last?.allSatisfy(\.isEmpty) == true
      {
        names.removeLast()
        columns.removeLast()
      }
    }
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
  /// A column of numbers or logicals if every cell is one (or missing), else of texts. `0x80` does
  /// not count as a number: whoever writes it means a name.
  fileprivate init(_ name: String, guessing cells: [String]) {
    var numbers: [Double] = []
    numbers.reserveCapacity(cells.count)
    for cell in cells {
      if cell.isEmpty || cell == "NA" {
        numbers.append(.nan)
      } else if cell.utf8.first.map({
        $0 < 0x3a || $0 == 0x6e || $0 == 0x4e || $0 == 0x69 || $0 == 0x49
      }) == true,
        !cell.utf8.contains(where: { $0 | 0x20 == 0x78 }), let number = Double(cell)
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
