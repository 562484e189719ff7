import CohortTerms
import Foundation

/// The slices of one short-axis cine study, before curation.
public struct CineStudy: Hashable, Sendable {
  /// The name of the study, and of the series made of it.
  public var id: String
  /// The slices.
  public var slices: [CineSlice]
  /// What was left out while reading.
  public var log: [CurationDecision]
  /// The cohort's folder; paths in the log are relative to it.
  public var root: URL

  public init(id: String, slices: [CineSlice], log: [CurationDecision] = [], root: URL) {
    self.id = id
    self.slices = slices
    self.log = log
    self.root = root
  }

  /// The study under another name, because its own is taken by `other`; the log says so.
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

  /// A path relative to the cohort's folder, as in the log.
  public func name(_ path: String) -> String { Self.name(path, under: root) }

  static func name(_ path: String, under root: URL) -> String {
    for folder in [root, root.resolvingSymlinksInPath()] where path.hasPrefix(folder.path + "/") {
      return String(path.dropFirst(folder.path.count + 1))
    }
    return path
  }
}
