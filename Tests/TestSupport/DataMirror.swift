import Foundation

/// The data sets where `REPORT_MIRROR` has them.
public enum DataMirror {
  public static let folder = ProcessInfo.processInfo.environment["REPORT_MIRROR"].map {
    URL(fileURLWithPath: $0, isDirectory: true).standardizedFileURL
  }
  public static var isThere: Bool { folder != nil }

  public static func url(_ path: String) throws -> URL {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    return folder.appending(path: path)
  }
}
