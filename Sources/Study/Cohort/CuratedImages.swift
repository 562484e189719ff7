import Engine
import Foundation

/// One patient's curated images: a NIfTI file for each series, and for the turned version of a landscape one.
///
/// In bytes: the length of a JSON header in eight bytes (little endian), the header, the files one after the other.
struct CuratedImages: Artifact, Hashable {
  var patient: CuratedPatient
  /// `.nii.gz`, by series; `<series>_rot90` for a turned version.
  var images: [String: Data]

  static let fileExtension = "cine"

  private struct Header: Codable {
    var patient: CuratedPatient
    var images: [Entry]

    struct Entry: Codable {
      var name: String
      var size: Int
    }
  }

  init(patient: CuratedPatient, images: [String: Data]) {
    self.patient = patient
    self.images = images
  }

  init(decoding data: Data) throws {
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
    patient = header.patient
    images = [:]
    for entry in header.images { images[entry.name] = try take(entry.size) }
  }

  func encoded() throws -> Data {
    let sorted = images.sorted { $0.key < $1.key }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let header = try encoder.encode(
      Header(patient: patient, images: sorted.map { .init(name: $0.key, size: $0.value.count) }))
    var data = Data()
    for shift in stride(from: 0, to: 64, by: 8) {
      data.append(UInt8(truncatingIfNeeded: header.count >> shift))
    }
    data.append(header)
    for image in sorted { data.append(image.value) }
    return data
  }
}
