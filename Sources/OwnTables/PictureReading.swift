import Engine
import Foundation

/// Reads an image file of the author, as it is.
package struct PictureReading: RunnableStep {
  package typealias Output = PictureFile

  package var file: FileReference

  package init(file: FileReference) { self.file = file }

  package var files: [FileReference] { [file] }
  package var title: String { "image \(file)" }

  package func run(_ context: any StepContext) async throws -> PictureFile {
    PictureFile(data: try context.contents(of: file))
  }
}

/// The bytes of an image file.
package struct PictureFile: Artifact, Hashable {
  package static let fileExtension = "bin"
  package var data: Data

  package init(data: Data) { self.data = data }
  package init(decoding data: Data) { self.data = data }
  package func encoded() -> Data { data }
}
