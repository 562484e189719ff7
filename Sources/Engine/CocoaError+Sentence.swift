import Foundation

extension CocoaError {
  /// Which file cannot be read or written, and why; Foundation's own description takes half a page.
  public var sentence: String {
    let name = filePath.map { URL(fileURLWithPath: $0).lastPathComponent } ?? "a file"
    let reason = (underlying as? POSIXError).map { String(cString: strerror($0.code.rawValue)) }
    return "\(name) cannot be read or written" + (reason.map { " (\($0))" } ?? "")
  }
}
