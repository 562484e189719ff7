import Figures
import Foundation
import Testing

/// A drawing kept as text beside the tests.
enum Snapshot {
  /// Holds the drawing against `Snapshots/NAME.txt`. One that is missing is recorded, one that differs is written as
  /// `NAME.changed.txt`; both fail, so that somebody looks.
  static func expect(
    _ figure: Figure, is name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let canvas = RecordingCanvas()
    figure.laidOut().draw(on: canvas)
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Snapshots")
    let known = folder.appendingPathComponent("\(name).txt")
    let changed = folder.appendingPathComponent("\(name).changed.txt")
    guard let text = try? String(contentsOf: known, encoding: .utf8) else {
      try canvas.text.write(to: known, atomically: true, encoding: .utf8)
      Issue.record(
        "recorded \(name).txt: look at it, then commit it", sourceLocation: sourceLocation)
      return
    }
    if text == canvas.text {
      try? FileManager.default.removeItem(at: changed)
    } else {
      try canvas.text.write(to: changed, atomically: true, encoding: .utf8)
      Issue.record(
        "the drawing differs from \(name).txt, see \(name).changed.txt",
        sourceLocation: sourceLocation)
    }
  }
}
