import Foundation

extension CocoaError {
  /// Which file cannot be read or written, and why. Foundation's own description takes half a page.
  public var sentence: String {
    // Only the file's name: pages show this sentence, and they must be the same in every folder.
    let name = filePath.map { URL(fileURLWithPath: $0).lastPathComponent } ?? "a file"
    return "\(name) cannot be read or written" + (reason.map { " (\($0))" } ?? "")
  }

  /// The system's own words; nil if it gave none.
  var reason: String? {
    let error =
      (underlying as? POSIXError)?.code
      ?? ((userInfo[NSUnderlyingErrorKey] as? NSError).flatMap { error in
        error.domain == NSPOSIXErrorDomain ? POSIXErrorCode(rawValue: Int32(error.code)) : nil
      }) ?? Self.known[code]
    return error.map { String(cString: strerror($0.rawValue)) }
  }

  /// Cocoa's codes that stand for an error of the system.
  private static let known: [CocoaError.Code: POSIXErrorCode] = [
    .fileWriteOutOfSpace: .ENOSPC, .fileWriteNoPermission: .EACCES,
    .fileWriteVolumeReadOnly: .EROFS, .fileWriteFileExists: .EEXIST,
    .fileReadNoPermission: .EACCES, .fileReadNoSuchFile: .ENOENT, .fileNoSuchFile: .ENOENT,
  ]
}

extension StepFailure {
  /// The output folder or store at `path` cannot be written, so nothing more can be made.
  public init(unwritable path: String, _ error: any Error) {
    let reason =
      (error as? CocoaError)?.reason
      ?? (error as? POSIXError).map { String(cString: strerror($0.code.rawValue)) }
    self.init(
      step: "output", reason: .unwritable,
      sentence: "\(path) cannot be written" + (reason.map { " (\($0))" } ?? ""))
  }
}
