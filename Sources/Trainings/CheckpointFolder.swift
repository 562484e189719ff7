import Engine
import Foundation
import Learning

/// The last checkpoint of a training on disk. A file is named by the digest of its bytes, so that
/// damage is noticed.
package struct CheckpointFolder {
  package var folder: URL

  package init(folder: URL) {
    self.folder = folder
  }

  /// nil where there is none that is whole; what is not is removed.
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
      // Two are there where a build was killed between writing the one and removing the other.
      if checkpoint.epochs > last?.epochs ?? -1 { last = checkpoint }
    }
    return last
  }

  /// Takes the place of what is there.
  package func write(_ checkpoint: Checkpoint) throws {
    let data = try checkpoint.packed().encodedSafetensors()
    let place = folder.appending(path: "\(Digest(of: data).hex).safetensors")
    let others = files.filter { $0.lastPathComponent != place.lastPathComponent }
    try data.write(to: place, options: .atomic)
    // Another build of the same step may have been quicker.
    for file in others { try? FileManager.default.removeItem(at: file) }
  }

  package func clear() { files.forEach { try? FileManager.default.removeItem(at: $0) } }

  private var files: [URL] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".safetensors") }.sorted().map {
      folder.appending(path: $0)
    }
  }
}
