import Foundation

/// The data sets where `REPORT_MIRROR` has them: one folder each.
public enum DataMirror {
  public static let folder = ProcessInfo.processInfo.environment["REPORT_MIRROR"].flatMap {
    $0.isEmpty ? nil : URL(fileURLWithPath: $0, isDirectory: true).standardizedFileURL
  }

  /// Whether a data set is there. A test that needs it is not run without it, and says so.
  public static func has(_ dataset: String) -> Bool {
    folder.map { FileManager.default.fileExists(atPath: $0.appending(path: dataset).path) } ?? false
  }

  public static func url(_ path: String) throws -> URL {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    return folder.appending(path: path)
  }
}
