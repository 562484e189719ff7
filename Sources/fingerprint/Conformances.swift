import Foundation

/// Types that conform to a protocol in their declaration or in a separate extension, outside other
/// types. A type that is not found here has no fingerprint, and running it fails. A test compares
/// the list with what the compiler found.
struct Conformances {
  struct Found: Hashable {
    var type: String
    var target: String
  }

  /// The conformances, sorted by type.
  private(set) var found: [Found] = []

  /// Searches these targets.
  init(to protocolName: String, in targets: [TargetGraph.Target]) {
    for target in targets where !target.isC {
      for (path, data) in target.files where path.hasSuffix(".swift") {
        let types = Self.types(
          in: String(decoding: data, as: UTF8.self), conformingTo: protocolName)
        found += types.map { Found(type: $0, target: target.name) }
      }
    }
    found = Set(found).sorted { ($0.type, $0.target) < ($1.type, $1.target) }
  }

  static func types(in source: String, conformingTo protocolName: String) -> [String] {
    guard source.contains(protocolName) else { return [] }
    let code = source.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
      .joined(separator: "\n")
    let head =
      /^(?:(?:@?\w+|@\w+\([^)]*\))\s+)*?(?:struct|enum|class|actor|extension)\s+([A-Za-z_][\w.]*)\s*(?:<[^{]*?>)?\s*:\s*([^{]*)\{/
      .anchorsMatchLineEndings()
    return code.matches(of: head).compactMap { match in
      // A `where` clause is about other types.
      let names = match.2.prefix(
        upTo: match.2.firstRange(of: " where ")?.lowerBound ?? match.2.endIndex
      )
      .split { !$0.isLetter && !$0.isNumber && $0 != "_" }
      return names.contains(protocolName[...]) ? String(match.1) : nil
    }
  }
}
