import Book
import Escaping
import Tables

/// `values.tex`: in a manuscript, `\reportvalue{agreement[EDV].bias}` gives the number as the
/// report shows it.
package enum ValuesTeX {
  /// The macros in the order of the book. The same values give the same text.
  package static func encode(_ values: [CitableValue]) -> String {
    var text = """
      % \\input{values} and write \\reportvalue{KEY}; \\reportexact{KEY} gives every digit.
      \\makeatletter
      \\newcommand{\\reportvalue}[1]{\\@ifundefined{report@\\detokenize{#1}}{\\textbf{??}}{\\csname report@\\detokenize{#1}\\endcsname}}
      \\newcommand{\\reportexact}[1]{\\@ifundefined{reportx@\\detokenize{#1}}{\\textbf{??}}{\\csname reportx@\\detokenize{#1}\\endcsname}}
      \\newcommand{\\report@define}[3]{\\expandafter\\def\\csname report@\\detokenize{#1}\\endcsname{#2}\\expandafter\\def\\csname reportx@\\detokenize{#1}\\endcsname{#3}}

      """
    var used: Set<String> = []
    for value in values {
      let (shown, exact) = texts(value)
      let name = value.key.inTeXName
      // Some keys differ only in characters that LaTeX cannot read: `a_b`, `a_b-2`.
      var unique = name
      var count = 1
      while !used.insert(unique).inserted {
        count += 1
        unique = "\(name)-\(count)"
      }
      text += "\\report@define{\(unique)}{\(shown)}{\(exact)}\n"
    }
    return text + "\\makeatother\n"
  }

  private static func texts(_ value: CitableValue) -> (shown: String, exact: String) {
    switch value.value {
    case .text(let text): return (text.inTeX, text.inTeX)
    case .number(let number) where number.isNaN: return ("--", "--")
    case .number(let number):
      let exact = Column.text(number)
      let shown = value.decimals.map { NumberFormat(decimals: $0).plain(number) } ?? exact
      return (withMinus(shown), withMinus(exact))
    }
  }

  /// The number with a minus sign, where LaTeX would set a hyphen.
  private static func withMinus(_ number: String) -> String {
    number.replacing("-", with: "\\ensuremath{-}")
  }
}
