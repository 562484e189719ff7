import CohortTerms
import Foundation

/// The slices of one short-axis cine study, as found.
public struct CineStudy: Hashable, Sendable {
  public var id: String
  public var slices: [CineSlice]
  /// What had to be left out already while reading.
  public var log: [CurationDecision]
  /// Names in the log are below this folder.
  public var root: URL

  public init(id: String, slices: [CineSlice], log: [CurationDecision] = [], root: URL) {
    self.id = id
    self.slices = slices
    self.log = log
    self.root = root
  }

  /// The study under another name, as what already has its own is of `other`; the log says so.
  func called(_ name: String, because other: String) -> CineStudy {
    var study = self
    study.id = name
    for index in log.indices where log[index].series == id {
      study.log[index].series = name
      guard log[index].problem == .severalStudies else { continue }
      study.log[index].resolution = "called \(name)"
      study.log[index].extra += "; \(id) is of \(other)"
    }
    return study
  }

  /// A path as the log has it.
  public func name(_ path: String) -> String { Self.name(path, under: root) }

  static func name(_ path: String, under root: URL) -> String {
    for folder in [root, root.resolvingSymlinksInPath()] where path.hasPrefix(folder.path + "/") {
      return String(path.dropFirst(folder.path.count + 1))
    }
    return path
  }
}
