import Foundation
import Imaging
import NIfTI

extension NIfTIHeader {
  /// The bytes of a single-file image before its voxels: the header's 348 and 4 that announce no
  /// extension. Little-endian; sform and qform both give the affine, units are mm and s. The
  /// placement of a header that was read is written back unchanged.
  func encoded() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Self.length + 4)
    func put<Value>(_ value: Value, _ offset: Int) {
      withUnsafeBytes(of: value) { bytes.replaceSubrange(offset..<offset + $0.count, with: $0) }
    }
    func put(_ value: Int, _ offset: Int) { put(Int16(clamping: value).littleEndian, offset) }
    func put(_ value: Double, _ offset: Int) { put(Float(value).bitPattern.littleEndian, offset) }
    func put(_ values: [Double], _ offset: Int) {
      for (index, value) in values.enumerated() { put(value, offset + 4 * index) }
    }

    put(Int32(Self.length).littleEndian, 0)
    put(size.w > 1 ? 4 : 3, 40)
    for index in 0..<4 { put(size[index], 42 + 2 * index) }
    for index in 4..<7 { put(1, 42 + 2 * index) }
    put(Int(dataType.rawValue), 70)
    put(8 * dataType.bytes, 72)
    let spacing = affine.spacing
    put([affine.handedness, spacing.x, spacing.y, spacing.z, timeStep], 76)
    put(Double(Self.length + 4), 108)
    put([slope, intercept], 112)
    bytes[123] = 2 | 8  // mm and s
    for (index, byte) in text.utf8.prefix(79).enumerated() { bytes[148 + index] = byte }
    put(1, 252)  // scanner coordinates, both forms
    put(1, 254)
    let rotation = Quaternion(rotationOf: affine)
    put([rotation.b, rotation.c, rotation.d], 256)
    put([affine.origin.x, affine.origin.y, affine.origin.z], 268)
    for row in 0..<3 {
      put([affine.i[row], affine.j[row], affine.k[row], affine.origin[row]], 280 + 16 * row)
    }
    if let placement {
      func list(_ numbers: SIMD4<Double>) -> [Double] { (0..<4).map { numbers[$0] } }
      put(list(placement.pixdim), 76)
      put(timeStep / placement.seconds, 92)
      bytes[123] = placement.lengthUnit | placement.timeUnit
      put(placement.qformCode, 252)
      put(placement.sformCode, 254)
      for (start, numbers) in [(256, placement.quaternion), (268, placement.offset)] {
        put([numbers.x, numbers.y, numbers.z], start)
      }
      for (row, numbers) in placement.rows.enumerated() {
        put(list(numbers), 280 + 16 * row)
      }
    }
    for (index, byte) in "n+1".utf8.enumerated() { bytes[344 + index] = byte }
    return bytes
  }
}
