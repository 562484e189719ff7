import Foundation
import Yams

/// Reads YAML that anybody may have written. An alias stands for all that its anchor holds, so that
/// a few lines can stand for more values than any memory holds.
package enum BoundedYAML {
  /// More values stand in no book.
  static let mostValues = 200_000
  /// With so many aliases at most, even mappings whose keys are aliases are compared in no time: n
  /// aliases multiply to 3^(n/3) at most.
  static let mostAliases = 40
  /// Texts of more bytes are refused.
  static let mostBytes = 4 << 20

  /// The value of the text; nil if it has none. Throws `YamlError`, also if there is too much of it,
  /// which is found out before anything is expanded.
  package static func compose(_ yaml: String) throws -> Node? {
    guard yaml.utf8.count <= mostBytes else {
      throw refusal("it has \(yaml.utf8.count) bytes; the most is \(mostBytes)", yaml)
    }
    guard aliases(in: yaml) <= mostAliases else {
      throw refusal("it has more than \(mostAliases) aliases (`*name`); write the values out", yaml)
    }
    guard let node = try Yams.compose(yaml: yaml) else { return nil }
    var left = mostValues
    guard fits(node, &left) else {
      throw refusal("it stands for more than \(mostValues) values; write fewer of them", yaml)
    }
    return node
  }

  private static func refusal(_ problem: String, _ yaml: String) -> YamlError {
    // The parser's only way to name a place is one that it has been to.
    guard let start = try? Yams.compose(yaml: "x")?.mark else {
      return .dataCouldNotBeDecoded(encoding: .utf8)
    }
    return .composer(context: nil, problem: problem, start, yaml: yaml)
  }

  /// How many values begin with an asterisk. A text that does is counted as well.
  private static func aliases(in yaml: String) -> Int {
    var count = 0
    // Brackets that are open: only within them a comma stands before a value.
    var depth = 0
    // What may stand before a value: the beginning, a line feed, or an indicator and spaces.
    var isValue = true
    for byte in yaml.utf8 {
      switch byte {
      case UInt8(ascii: "*"):
        if isValue { count += 1 }
        isValue = false
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
      case UInt8(ascii: "\n"), UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "?"):
        isValue = true
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        isValue = true
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        isValue = false
      case UInt8(ascii: ","): isValue = depth > 0
      default: isValue = false
      }
    }
    return count
  }

  /// Counts the values down, each alias with all that it stands for.
  private static func fits(_ node: Node, _ left: inout Int) -> Bool {
    left -= 1
    guard left >= 0 else { return false }
    switch node {
    case .scalar, .alias: return true
    case .sequence(let values): return values.allSatisfy { fits($0, &left) }
    case .mapping(let pairs): return pairs.allSatisfy { fits($0, &left) && fits($1, &left) }
    }
  }
}
