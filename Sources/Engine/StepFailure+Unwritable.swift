import Foundation

extension StepFailure {
  /// The output folder or store cannot be written at `path`, so nothing more can be made.
  public init(unwritable path: String, _ error: any Error) {
    if let failure = error as? StepFailure {
      self = failure
      return
    }
    let reason = (error as? CocoaError)?.reason ?? (error as? POSIXError)?.reason
    self.init(
      step: "output", reason: .unwritable,
      sentence: "\(path) cannot be written" + (reason.map { " (\($0))" } ?? "")
        + Self.advice(error, path))
  }

  /// What to do about it, after a semicolon; empty if nobody knows.
  private static func advice(_ error: any Error, _ path: String) -> String {
    switch (error as? POSIXError)?.code ?? (error as? CocoaError)?.systemCode {
    case .ENOSPC where lacksNodes(path):
      "; the disk holds no more files, so remove some there, or build elsewhere with --output and --store"
    case .ENOSPC, .EDQUOT: "; make room there, or build elsewhere with --output and --store"
    case .EROFS, .EACCES, .EPERM:
      "; allow yourself to write there, or build elsewhere with --output and --store"
    default: ""
    }
  }

  /// Whether the file system has room but no inodes left.
  private static func lacksNodes(_ path: String) -> Bool {
    var place = URL(fileURLWithPath: path)
    var status = statvfs()
    while statvfs(place.path, &status) != 0, place.path != "/" {
      place.deleteLastPathComponent()
    }
    return status.f_files > 0 && status.f_favail == 0 && status.f_bavail > 0
  }
}

extension POSIXError {
  fileprivate var reason: String { String(cString: strerror(code.rawValue)) }
}
