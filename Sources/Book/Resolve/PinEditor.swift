import Foundation
import Markup

/// Writes new values of pinned numbers into the chapters.
public struct PinEditor {
  var root: URL

  /// `root`: the project's folder.
  public init(root: URL) { self.root = root }

  /// Edits each file completely or not at all. Returns the pins whose text was not found. Throws
  /// `CocoaError` before any edit if a file is not writable.
  public func accept(_ pins: [Pin]) throws -> [Pin] {
    let files = Dictionary(grouping: pins, by: \.position.file).sorted { $0.key < $1.key }
    for (file, _) in files { try refuseReadOnly(place(file)) }
    return try files.flatMap { try accept($1, in: place($0)) }
  }

  private func accept(_ pins: [Pin], in url: URL) throws -> [Pin] {
    var missed: [Pin] = []
    // Decode the bytes as they are, so that a byte order mark stays.
    let before = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    var text = before
    // The same number pinned in several places is replaced in one go.
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

  /// The role's content with the new number; nil if the old one is not found.
  private static func edited(_ pin: Pin) -> String? {
    guard let equals = ValueExpression.outside(pin.content, find: "="),
      let old = pin.content[equals.upperBound...].range(of: pin.pinned)
    else { return nil }
    return pin.content.replacingCharacters(in: old, with: pin.now)
  }

  /// The file to edit: that which a symbolic link leads to, so that the link stays.
  private func place(_ file: String) -> URL {
    root.appendingPathComponent(file).resolvingSymlinksInPath()
  }

  /// Throws if the file is read-only. Such a file is not meant to be edited, even by root.
  private func refuseReadOnly(_ url: URL) throws {
    let mode = try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int
    guard (mode ?? 0) & 0o222 == 0 || !FileManager.default.isWritableFile(atPath: url.path) else {
      return
    }
    throw CocoaError(.fileWriteNoPermission, userInfo: [NSFilePathErrorKey: url.path])
  }
}
