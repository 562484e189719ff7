import Foundation

/// A step's parameters as JSON, to tell which of them differ.
enum ParameterTree: Decodable, Equatable {
  case none
  case logical(Bool)
  /// The number as written, since a seed has more digits than a Double holds.
  case number(String)
  case text(String)
  case list([ParameterTree])
  case members([String: ParameterTree])

  init(_ json: String) {
    self = (try? JSONDecoder().decode(ParameterTree.self, from: Data(json.utf8))) ?? .text(json)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let members = try? container.decode([String: ParameterTree].self) {
      self = .members(members)
    } else if let list = try? container.decode([ParameterTree].self) {
      self = .list(list)
    } else if let logical = try? container.decode(Bool.self) {
      self = .logical(logical)
    } else if let number = try? container.decode(Int.self) {
      self = .number("\(number)")
    } else if let number = try? container.decode(UInt64.self) {
      self = .number("\(number)")
    } else if let number = try? container.decode(Double.self) {
      self = .number("\(number)")
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else {
      self = .none
    }
  }

  /// One sentence for each leaf that differs: `plan.phases.0.rate changed from 0.003 to 0.001`.
  static func changes(
    from old: ParameterTree?, to new: ParameterTree?, at path: [String] = []
  ) -> [String] {
    guard old != new else { return [] }
    switch (old, new) {
    case (.members(let before)?, .members(let after)?):
      return Set(before.keys).union(after.keys).sorted().flatMap {
        changes(from: before[$0], to: after[$0], at: path + [$0])
      }
    case (.list(let before)?, .list(let after)?) where before.count == after.count:
      return zip(before, after).enumerated().flatMap { index, pair in
        changes(from: pair.0, to: pair.1, at: path + ["\(index)"])
      }
    default:
      let name = path.isEmpty ? "value" : path.joined(separator: ".")
      return ["\(name) changed from \(short(old)) to \(short(new))"]
    }
  }

  /// The first member (by name) that `read` lacks, with its path and the names beside it. `others`
  /// are the names of the step's own parameters, of which `read` has only those that are set.
  func unknown(
    in read: ParameterTree, besides others: [String], at path: [String] = []
  ) -> (path: [String], known: [String])? {
    switch (self, read) {
    case (.members(let written), .members(let read)):
      let known = path == ["parameters"] ? Set(read.keys).union(others) : Set(read.keys)
      for (name, value) in written.sorted(by: { $0.key < $1.key }) where value != .none {
        guard known.contains(name) else {
          return ((path + [name]).filter { $0 != "parameters" }, known.sorted())
        }
        if let inner = read[name],
          let unknown = value.unknown(in: inner, besides: others, at: path + [name])
        {
          return unknown
        }
      }
    case (.list(let written), .list(let read)) where written.count == read.count:
      for (index, pair) in zip(written, read).enumerated() {
        if let unknown = pair.0.unknown(in: pair.1, besides: others, at: path + ["\(index)"]) {
          return unknown
        }
      }
    default: break
    }
    return nil
  }

  /// The names of the members at a path, sorted; empty if there is no object.
  func names(at path: [String]) -> [String] {
    guard case .members(let members) = self else { return [] }
    guard let first = path.first else { return members.keys.sorted() }
    return members[first]?.names(at: Array(path.dropFirst())) ?? []
  }

  /// The first few characters of a value.
  private static func short(_ tree: ParameterTree?) -> String {
    let text = tree?.text ?? "nothing"
    return text.count > 60 ? text.prefix(59) + "…" : text
  }

  private var text: String {
    switch self {
    case .none: "nothing"
    case .logical(let value): "\(value)"
    case .number(let value): value
    case .text(let value): "\"\(value)\""
    case .list(let values): "[\(values.map(\.text).joined(separator: ","))]"
    case .members(let members):
      "{"
        + members.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.text)" }
        .joined(separator: ", ") + "}"
    }
  }
}
