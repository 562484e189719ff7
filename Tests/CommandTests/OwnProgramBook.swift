import Foundation

/// A book of four chapters with three programs each, which share a module and data and draw one
/// figure each.
struct OwnProgramBook {
  static let helper = """
    def square(value, size):
        return ('<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96">'
                '<rect width="%s" height="%s"/></svg>' % (value * size, value * size))
    """

  static func made() throws -> BookFolder {
    let book = try BookFolder()
    try book.write("analysis/shapes.py", Self.helper)
    try book.write("own/sizes.csv", "name,size\na,2\nb,3\n")
    var chapters = ""
    for chapter in 1...4 {
      chapters += "  - c\(chapter).md\n"
      var text = "# Chapter \(chapter)\n\nProse of chapter \(chapter).\n"
      for number in 1...3 {
        let name = "p\(chapter)\(number)"
        try book.write("analysis/\(name).py", Self.program(name, factor: 3 * chapter + number))
        text += """

          ```{run} \(name)
          command: python3 analysis/\(name).py
          reads: [analysis/\(name).py, analysis/shapes.py, own/sizes.csv]
          writes: {figure: \(name).svg, table: \(name).tsv}
          caption: Squares of \(name).
          alt: Squares.
          ```

          """
      }
      try book.write("Chapters/c\(chapter).md", text)
    }
    try book.write("Chapters/book.yaml", "title: Programs\nseed: 7\nchapters:\n\(chapters)")
    return book
  }

  static func program(_ name: String, factor: Int) -> String {
    """
    import csv
    import shapes
    sizes = [int(row['size']) for row in csv.DictReader(open('own/sizes.csv'))]
    open('\(name).svg', 'w').write(shapes.square(\(factor), sum(sizes)))
    with open('\(name).tsv', 'w') as table:
        table.write('name\\tarea\\n')
        for index, size in enumerate(sizes):
            table.write('r%d\\t%d\\n' % (index, size * size * \(factor)))
    """
  }
}
