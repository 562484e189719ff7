import Engine
import Foundation
import StudyTerms

/// Images of one size with a label for each pixel. Stored as a line of JSON, then the grey values
/// as 32-bit floating-point numbers (little endian), then the labels as bytes.
package struct LabelledSlices: Artifact, Hashable {
  /// The name and phase of one image.
  package struct Image: Codable, Hashable, Sendable {
    /// The image's name, as `1-frame0-slice3`.
    package var name: String
    /// Whether it is at end-diastole or end-systole.
    package var isExtreme: Bool

    package init(name: String, isExtreme: Bool) {
      self.name = name
      self.isExtreme = isExtreme
    }
  }

  private(set) var rows, columns: Int
  private(set) var images: [Image] = []
  /// Image by image, row by row.
  private var values: [Float] = []
  private var labels: [UInt8] = []

  package static let fileExtension = "slices"
  /// The largest permitted number of rows or columns, a guard against damaged files.
  package static let largestSide = 4096

  /// No images yet, of so many rows and columns.
  package init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  /// Adds an image. `values` and `labels` have `rows * columns` elements in row-major order.
  package mutating func append(_ image: Image, values: [Float], labels: [UInt8]) {
    precondition(values.count == rows * columns && labels.count == rows * columns)
    images.append(image)
    self.values += values
    self.labels += labels
  }

  /// The grey values and labels of an image, in row-major order.
  package func pixels(_ index: Int) -> (values: ArraySlice<Float>, labels: ArraySlice<UInt8>) {
    let range = index * rows * columns..<(index + 1) * rows * columns
    return (values[range], labels[range])
  }
}

extension LabelledSlices {
  private struct Header: Codable {
    var rows, columns: Int
    var images: [Image]
  }

  /// Reads the format above. Throws if it is damaged or the sizes do not add up.
  package init(decoding data: Data) throws {
    let end = data.firstIndex(of: 0x0a) ?? data.endIndex
    let header = try JSONDecoder().decode(Header.self, from: data[..<end])
    let sides = 1...Self.largestSide
    guard sides.contains(header.rows), sides.contains(header.columns) else {
      throw StudyError("images of \(header.rows) x \(header.columns) pixels cannot be read")
    }
    let pixels = data[end...].dropFirst()
    let count = header.rows * header.columns * header.images.count
    guard pixels.count == 5 * count else {
      throw StudyError("\(header.images.count) images have \(5 * count) bytes, not \(pixels.count)")
    }
    self.init(rows: header.rows, columns: header.columns)
    images = header.images
    values = pixels.prefix(4 * count).withUnsafeBytes { bytes in
      (0..<count).map { place in
        Float(
          bitPattern: UInt32(
            littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * place, as: UInt32.self)))
      }
    }
    labels = Array(pixels.suffix(count))
  }

  package func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var data = try encoder.encode(Header(rows: rows, columns: columns, images: images))
    data.append(0x0a)
    values.map(\.bitPattern.littleEndian).withUnsafeBytes { data.append(contentsOf: $0) }
    data.append(contentsOf: labels)
    return data
  }
}
