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

  /// The newest intact checkpoint, or nil. Damaged files are removed.
  package func read() -> Checkpoint? {
    var last: Checkpoint?
    for file in files {
      guard let data = try? Data(contentsOf: file),
        Digest(of: data).hex == file.deletingPathExtension().lastPathComponent,
        let weights = try? WeightFile(opening: file).weights(),
        let checkpoint = try? Checkpoint(unpacking: weights)
      else {
        try? FileManager.default.removeItem(at: file)
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
    let place = folder.appending(path: "\(Digest(of: data).hex).safetensors")
    let others = files.filter { $0.lastPathComponent != place.lastPathComponent }
    try data.write(to: place, options: .atomic)
    // Another build of the same step may already have removed it.
    for file in others { try? FileManager.default.removeItem(at: file) }
  }

  /// Removes all checkpoints.
  package func clear() { files.forEach { try? FileManager.default.removeItem(at: $0) } }

  private var files: [URL] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".safetensors") }.sorted().map {
      folder.appending(path: $0)
    }
  }
}
