import Markup
import Mathematics

extension TextResolver {
  /// A formula that an author wrote; nil, with a diagnostic at the very character, where it cannot
  /// be read. `position` is that of its first character.
  func formula(
    _ source: String, isDisplay: Bool, _ position: SourcePosition, _ findings: inout TextFindings
  ) -> Formula? {
    do throws(MathError) {
      return try Formula(source, isDisplay: isDisplay)
    } catch {
      var place = position
      for character in source.prefix(error.column - 1) {
        if character.isNewline {
          place.line += 1
          place.column = 1
        } else {
          place.column += 1
        }
      }
      findings.log.report("wrong-formula", at: place, error.description)
      return nil
    }
  }
}
