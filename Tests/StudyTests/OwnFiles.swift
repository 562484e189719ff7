import Foundation
import Imaging
import TestSupport
import Trainings

@testable import Learning
@testable import Study

/// A folder with the data set `own-images`, of files that somebody brought.
final class OwnFiles {
  private let folder = TemporaryFolder()
  var root: URL { folder.url }

  func url(_ path: String) throws -> URL {
    let url = root.appending(path: "own-images/\(path)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    return url
  }

  /// An image of 16 x 16 pixels, another for each name, and a mask whose middle has a label.
  func add(_ name: String, label: UInt16, around: UInt16 = 0) throws {
    func isInside(_ place: Int) -> Bool {
      (6..<10).contains(place % 16) && (6..<10).contains(place / 16)
    }
    let shift = name.utf8.reduce(0) { ($0 * 31 + Int($1)) % 50 }
    try GrayImage(
      width: 16, height: 16,
      pixels: (0..<256).map { isInside($0) ? 200 : UInt16(($0 + shift) % 50) }
    ).write(png: url("images/\(name).png"))
    try GrayImage(
      width: 16, height: 16, pixels: (0..<256).map { isInside($0) ? label : around }
    ).write(png: url("masks/\(name).png"))
  }

  func move(_ old: String, to new: String) throws {
    guard old != new else { return }
    try FileManager.default.moveItem(at: url(old), to: url(new))
  }

  /// The training that these options ask for, ready to begin.
  func training(_ options: String) async throws -> NetworkTraining {
    try await mirror.training(network(options))
  }

  /// The images that these options name, which are files.
  func samples(_ options: String) throws -> SampleList {
    try mirror.samples(network(options).images)
  }

  private var mirror: TransferMirror {
    let mirror = TransferMirror()
    mirror.root = root
    return mirror
  }

  private func network(_ options: String) throws -> TrainedNetwork {
    try TinyTrainings.runs(
      """
      {"size": 16, "widths": [4, 8], "epochs": 1, "validation": 0, "transforms": "no", \(options),
       "runs": [{"name": "a"}]}
      """
    ).runs[0].network
  }
}
