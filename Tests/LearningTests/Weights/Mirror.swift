import Foundation

/// The data sets where `REPORT_MIRROR` has them.
enum Mirror {
  static let folder = ProcessInfo.processInfo.environment["REPORT_MIRROR"].map {
    URL(fileURLWithPath: $0, isDirectory: true).standardizedFileURL
  }
  static var isThere: Bool { folder != nil }

  static func url(_ path: String) throws -> URL {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    return folder.appending(path: path)
  }
}
