import Foundation
import Markup

/// Writes the new values of pinned numbers into the chapters.
public struct PinEditor {
  var root: URL

  public init(root: URL) { self.root = root }

  /// Edits each file once, wholly or not at all; returns the pins whose text was not found. Throws
  /// `CocoaError` before any edit where a file may not be written.
  public func accept(_ pins: [Pin]) throws -> [Pin] {
    let files = Dictionary(grouping: pins, by: \.position.file).sorted { $0.key < $1.key }
    for (file, _) in files { try refuseReadOnly(place(file)) }
    return try files.flatMap { try accept($1, in: place($0)) }
  }

  private func accept(_ pins: [Pin], in url: URL) throws -> [Pin] {
    var missed: [Pin] = []
    // Byte by byte: a byte order mark stays.
    let before = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    var text = before
    // The same number pinned in several places is one text to replace.
    var done = Set<String>()
    for pin in pins where !done.contains(pin.content) {
      let old = "`\(pin.content)`"
      guard let new = Self.edited(pin), text.contains(old) else {
        missed.append(pin)
        continue
      }
      text = text.replacingOccurrences(of: old, with: "`\(new)`")
      done.insert(pin.content)
    }
    guard text != before else { return missed }
    let mode = try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions]
    try Data(text.utf8).write(to: url, options: .atomic)
    if let mode {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: url.path)
    }
    return missed
  }

  /// The content of the role with the new number; nil where the old one is not found.
  private static func edited(_ pin: Pin) -> String? {
    guard let equals = ValueExpression.outside(pin.content, find: "="),
      let old = pin.content[equals.upperBound...].range(of: pin.pinned)
    else { return nil }
    return pin.content.replacingCharacters(in: old, with: pin.now)
  }

  /// A symbolic link stays one: the file that it leads to is edited.
  private func place(_ file: String) -> URL {
    root.appendingPathComponent(file).resolvingSymlinksInPath()
  }

  /// A file that nobody may write is not meant to be edited, not even by root, who could.
  private func refuseReadOnly(_ url: URL) throws {
    let mode = try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int
    guard (mode ?? 0) & 0o222 == 0 || !FileManager.default.isWritableFile(atPath: url.path) else {
      return
    }
    throw CocoaError(.fileWriteNoPermission, userInfo: [NSFilePathErrorKey: url.path])
  }
}
