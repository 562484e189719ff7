import Engine
import Foundation
import Learning

/// The last checkpoint of a training on disk. Each file is named by the digest of its bytes, so
/// that damage is noticed.
package struct CheckpointFolder {
  /// The folder of the checkpoint.
  package var folder: URL

  package init(folder: URL) {
    self.folder = folder
  }

  private var own: OwnFolder { OwnFolder(folder, waiting: nil) }

  /// The newest intact checkpoint, or nil. Damaged files are removed.
  package func read() -> Checkpoint? {
    var last: Checkpoint?
    for name in files {
      guard let data = own.contents(of: name),
        Digest(of: data).hex == name.dropLast(Self.end.count),
        let weights = try? WeightFile(opening: own.place(name)).weights(),
        let checkpoint = try? Checkpoint(unpacking: weights)
      else {
        own.remove(name)
        continue
      }
      // There are two if a build was killed after writing the new one and before removing the old.
      if checkpoint.epochs > last?.epochs ?? -1 { last = checkpoint }
    }
    return last
  }

  /// Replaces the stored checkpoint. Throws if it cannot be written.
  package func write(_ checkpoint: Checkpoint) throws {
    let data = try checkpoint.packed().encodedSafetensors()
    let place = Digest(of: data).hex + Self.end
    let others = files.filter { $0 != place }
    try own.put(data, at: place)
    // Another build of the same step may already have removed it.
    for file in others { own.remove(file) }
  }

  /// Removes all checkpoints.
  package func clear() { files.forEach { own.remove($0) } }

  private static let end = ".safetensors"

  private var files: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(Self.end) }.sorted()
  }
}
