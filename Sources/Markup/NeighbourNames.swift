/// Names that blocks and roles have in MyST, Quarto or R Markdown, and what an author writes here
/// in their place.
package enum NeighbourNames {
  /// What to write instead of a directive; nil for a name of nobody.
  package static func directive(_ name: String) -> String? {
    switch name {
    case "note", "tip", "important", "warning", "caution", "admonition", "hint", "attention",
      "danger", "error", "seealso", "callout":
      "write a quote that begins with `> [!NOTE]` (or TIP, IMPORTANT, WARNING, CAUTION)"
    case "math": "write `$$ ... $$ (eq-name)`"
    case "code-cell", "python", "r", "julia", "bash", "sh", "sql", "ojs":
      "write a block ```{run} label with a `script` and its `language`"
    case "code-block", "code", "sourcecode", "literalinclude":
      "write a fence with the language's name alone, such as ```python"
    case "image": "write `![what is seen](file.png)`, or a block ```{figure} with `image: file.png`"
    case "list-table", "csv-table": "write a table with `|`, or a block ```{table} with its file"
    case "bibliography": "leave it out; what is cited is listed at the end by itself"
    case "tableofcontents", "toctree", "contents": "leave it out; `book.yaml` lists the chapters"
    case "include", "embed": "write the text itself; a chapter is listed in `book.yaml`"
    case "dropdown", "margin", "sidebar", "tab-set", "grid", "card": "write it as text"
    default: nil
    }
  }

  /// What to write instead of a role; nil for a name of nobody.
  package static func role(_ name: String) -> String? {
    switch name {
    case "abbr", "term", "u", "smallcaps", "sc", "del", "kbd": "write the text itself"
    case "doc", "download": "write a link, `[text](chapter.md)`"
    case "footcite": "write `[@key]`"
    case "eval": "write `{val}` and the address of a number"
    default: nil
    }
  }
}
