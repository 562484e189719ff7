import Engine
import Foundation
import Imaging
import NIfTI
import StudyTerms

/// One patient's images as NIfTI files, one for each series and one for the rotated version of a
/// landscape series, with what is known about them.
///
/// The format: the length of a JSON header as eight bytes (little endian), the header, then the
/// files one after the other.
package struct ImageBundle<About: Codable & Hashable & Sendable>: Artifact, Hashable {
  /// What is known about the images.
  package var about: About
  /// The files (`.nii.gz`) by series; a rotated version is called `<series>_rot90`.
  package var images: [String: Data]

  package static var fileExtension: String { "cine" }

  private struct Header: Codable {
    var about: About
    var images: [Entry]
  }

  private struct Entry: Codable {
    var name: String
    var size: Int
  }

  package init(about: About, images: [String: Data]) {
    self.about = about
    self.images = images
  }

  /// Reads the format above. Throws if the bytes end early or lengths do not add up.
  package init(decoding data: Data) throws {
    let damaged = DecodingError.dataCorrupted(
      .init(codingPath: [], debugDescription: "the curated images are damaged"))
    var rest = data[...]
    func take(_ count: Int) throws -> Data {
      guard count >= 0, rest.count >= count else { throw damaged }
      defer { rest = rest.dropFirst(count) }
      return Data(rest.prefix(count))
    }
    let length = try take(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let header = try JSONDecoder().decode(
      Header.self, from: take(Int(exactly: length) ?? -1))
    about = header.about
    images = [:]
    for entry in header.images { images[entry.name] = try take(entry.size) }
  }

  package func encoded() throws -> Data {
    let sorted = images.sorted { $0.key < $1.key }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let header = try encoder.encode(
      Header(about: about, images: sorted.map { Entry(name: $0.key, size: $0.value.count) }))
    var data = Data()
    for shift in stride(from: 0, to: 64, by: 8) {
      data.append(UInt8(truncatingIfNeeded: header.count >> shift))
    }
    data.append(header)
    for image in sorted { data.append(image.value) }
    return data
  }
}

/// What curation makes of one patient.
package typealias CuratedImages = ImageBundle<CuratedPatient>

extension ImageBundle {
  /// The series that count, one for each acquisition, sorted: the rotated version if there is one.
  package var used: [String] {
    images.keys.filter { images[$0 + "_rot90"] == nil }.sorted(by: NaturalOrder.precedes)
  }

  /// Decodes an image by name, through a file in `scratch`.
  package func image(_ name: String, through scratch: URL) throws -> NIfTIImage {
    guard let data = images[name] else { throw StudyError("there is no series \(name)") }
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    let place = scratch.appending(path: "image.nii.gz")
    try data.write(to: place)
    return try NIfTIImage(contentsOf: place)
  }
}
