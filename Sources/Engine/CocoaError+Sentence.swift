import Foundation

extension CocoaError {
  /// Which file cannot be read or written, and why. Foundation's own description takes half a page.
  public var sentence: String {
    // Only the file's name: pages show this sentence, and they must be the same in every folder.
    let name = filePath.map { URL(fileURLWithPath: $0).lastPathComponent } ?? "a file"
    return "\(name) cannot be read or written" + (reason.map { " (\($0))" } ?? "")
  }

  /// The system's own words; nil if it gave none.
  var reason: String? { systemCode.map { String(cString: strerror($0.rawValue)) } }

  /// The system's error; nil if there was none.
  var systemCode: POSIXErrorCode? {
    (underlying as? POSIXError)?.code
      ?? ((userInfo[NSUnderlyingErrorKey] as? NSError).flatMap { error in
        error.domain == NSPOSIXErrorDomain ? POSIXErrorCode(rawValue: Int32(error.code)) : nil
      }) ?? Self.known[code]
  }

  /// Cocoa's codes that stand for an error of the system.
  private static let known: [CocoaError.Code: POSIXErrorCode] = [
    .fileWriteOutOfSpace: .ENOSPC, .fileWriteNoPermission: .EACCES,
    .fileWriteVolumeReadOnly: .EROFS, .fileWriteFileExists: .EEXIST,
    .fileReadNoPermission: .EACCES, .fileReadNoSuchFile: .ENOENT, .fileNoSuchFile: .ENOENT,
  ]
}
