import Engine
import Imaging

/// What tells a patient again in other files: names, and what the images show.
package struct PatientTrace: JSONArtifact, Hashable {
  /// What the patient is called.
  package var name: String
  /// The PatientIDs of DICOM headers.
  package var ids: [String]
  /// The signatures of the images, one after the other (``signature(of:)``).
  package var signatures: [Int16] = []
  /// The digests of images with too few grey values for a signature.
  package var digests: Set<UInt64> = []

  package init(name: String, ids: [String] = []) {
    self.name = name
    self.ids = ids
  }

  /// The number of values in a signature.
  package static let length = 16
  /// By how much the values of two signatures may differ if they are of one image.
  private static let tolerance = 4

  /// Adds an image, row by row. Images of one grey value tell nothing.
  package mutating func add(_ values: [Float], width: Int) {
    let different = Set(values.prefix(1 << 20)).count
    if different >= 64, let signature = Self.signature(of: values, width: width) {
      signatures += signature
    } else if different > 1 {
      digests.insert(Self.digest(of: values, width: width))
    }
  }

  /// The mean grey values of 4 x 4 parts of an image, in thousandths of the standard deviation
  /// above the mean of the whole: the same for any brightness and contrast, and for 8 bits in the
  /// place of 12. nil for images of less than four rows or columns.
  static func signature(of values: [Float], width: Int) -> [Int16]? {
    let height = width > 0 ? values.count / width : 0
    guard width >= 4, height >= 4 else { return nil }
    var sums = [Double](repeating: 0, count: length)
    var counts = [Double](repeating: 0, count: length)
    var (sum, squares) = (0.0, 0.0)
    for row in 0..<height {
      for column in 0..<width {
        let value = Double(values[row * width + column])
        let part = row * 4 / height * 4 + column * 4 / width
        sums[part] += value
        counts[part] += 1
        sum += value
        squares += value * value
      }
    }
    let count = Double(width * height)
    let mean = sum / count
    let variance = squares / count - mean * mean
    guard variance.isFinite, variance > 0 else { return nil }
    return zip(sums, counts).map { sum, count in
      let away = (sum / count - mean) / variance.squareRoot()
      return Int16(max(-32000, min(32000, (away * 1000).rounded())))
    }
  }

  /// FNV-1a over the size and all values.
  private static func digest(of values: [Float], width: Int) -> UInt64 {
    var digest: UInt64 = 0xcbf2_9ce4_8422_2325
    for word in [UInt32(truncatingIfNeeded: width)] + values.map(\.bitPattern) {
      digest = (digest ^ UInt64(word)) &* 0x100_0000_01b3
    }
    return digest
  }

  /// Whether both have an image with the same pixels, but for brightness and contrast.
  package func sharesImage(with other: PatientTrace) -> Bool {
    if !digests.isDisjoint(with: other.digests) { return true }
    func parted(_ trace: PatientTrace) -> [ArraySlice<Int16>] {
      stride(from: 0, to: trace.signatures.count - Self.length + 1, by: Self.length).map {
        trace.signatures[$0..<$0 + Self.length]
      }
    }
    func isNear(_ a: Int16, _ b: Int16) -> Bool { abs(Int(a) - Int(b)) <= Self.tolerance }
    return parted(self).contains { own in
      parted(other).contains { other in zip(own, other).allSatisfy(isNear) }
    }
  }
}
