import Foundation

extension CocoaError {
  /// Which file cannot be read or written, and why; Foundation's own description takes half a page.
  public var sentence: String {
    // Pages show it, which are the same in every folder.
    let name = filePath.map { URL(fileURLWithPath: $0).lastPathComponent } ?? "a file"
    return "\(name) cannot be read or written" + (reason.map { " (\($0))" } ?? "")
  }

  /// The system's words; nil where it gave none.
  var reason: String? {
    let error =
      (underlying as? POSIXError)?.code
      ?? ((userInfo[NSUnderlyingErrorKey] as? NSError).flatMap { error in
        error.domain == NSPOSIXErrorDomain ? POSIXErrorCode(rawValue: Int32(error.code)) : nil
      }) ?? Self.known[code]
    return error.map { String(cString: strerror($0.rawValue)) }
  }

  /// Of codes that stand for one of the system's.
  private static let known: [CocoaError.Code: POSIXErrorCode] = [
    .fileWriteOutOfSpace: .ENOSPC, .fileWriteNoPermission: .EACCES,
    .fileWriteVolumeReadOnly: .EROFS, .fileWriteFileExists: .EEXIST,
    .fileReadNoPermission: .EACCES, .fileReadNoSuchFile: .ENOENT, .fileNoSuchFile: .ENOENT,
  ]
}

extension StepFailure {
  /// Nothing more can be made: `path` cannot be written.
  public init(unwritable path: String, _ error: any Error) {
    let reason =
      (error as? CocoaError)?.reason
      ?? (error as? POSIXError).map { String(cString: strerror($0.code.rawValue)) }
    self.init(
      step: "output", reason: .unwritable,
      sentence: "\(path) cannot be written" + (reason.map { " (\($0))" } ?? ""))
  }
}
