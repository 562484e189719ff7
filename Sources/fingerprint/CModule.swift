/// A module of C that stands in these sources.
struct CModule {
  var name: String
  /// All its sources, comments and white space left out.
  var text = ""
  /// What its public header declares; empty for one that only passes on a library's headers.
  private var functions: Set<Substring> = []

  init(name: String) { self.name = name }

  mutating func add(file: String, text: String) {
    let tokens = SwiftTokens(text).tokens
    self.text += file + tokens.joined(separator: " ")
    guard file.hasPrefix("include/") else { return }
    // Its functions and types are named after it: `cl_tensor`, `dicom_open`.
    functions.formUnion(tokens.filter { $0.contains("_") })
  }

  /// Whether code that mentions these words may call it.
  func isUsed(by words: Set<Substring>) -> Bool {
    functions.isEmpty || !functions.isDisjoint(with: words)
  }
}
