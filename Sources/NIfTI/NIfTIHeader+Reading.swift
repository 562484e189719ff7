import Imaging

extension NIfTIHeader {
  /// The number of bytes of a header, without the four that may announce an extension.
  package static let length = 348
  /// The largest permitted number of voxels, more than any cine study has and 4 GB as floats, so
  /// that a small compressed file cannot fill the memory.
  static let mostVoxels = 1 << 30

  /// Decodes the first 348 bytes of a file in either byte order (``NIfTIPlacement`` says which of
  /// its forms count). `swapped` says whether the voxels are in the other byte order, `offset`
  /// where they begin.
  static func decode(
    _ bytes: [UInt8], path: String
  ) throws(FileError) -> (header: NIfTIHeader, swapped: Bool, offset: Int) {
    func fail(_ reason: String) -> FileError { FileError(path: path, reason: reason) }
    guard bytes.count >= length else { throw fail("the file is shorter than a NIfTI header") }
    var fields = Fields(bytes: bytes, swapped: false)
    if fields.int32(0) != length { fields.swapped = true }
    guard fields.int32(0) == length, bytes[344] == 0x6E, [0x2B, 0x69].contains(bytes[345]),
      bytes[346] == 0x31
    else { throw fail("this is no NIfTI-1 file") }
    guard bytes[345] == 0x2B else {
      throw fail("header and voxels stand in two files; only single files are read")
    }
    let dimensions = fields.int16(40)
    guard (1...7).contains(dimensions) else { throw fail("the header names no dimensions") }
    var size = SIMD4<Int>(repeating: 1)
    for index in 0..<dimensions {
      let count = fields.int16(42 + 2 * index)
      guard count > 0, index < 4 || count == 1 else {
        throw fail("the header has sizes that cannot be: dimension \(index + 1) is \(count)")
      }
      if index < 4 { size[index] = count }
    }
    let voxels = size.x * size.y * size.z * size.w
    guard voxels <= mostVoxels else {
      throw fail("the image has \(voxels) voxels; at most \(mostVoxels) are read")
    }
    guard let type = NIfTIDataType(rawValue: Int16(fields.int16(70))) else {
      throw fail(NIfTIDataType.refusal(ofCode: fields.int16(70)))
    }
    let offset = fields.float(108)
    guard (Double(length)...1e9).contains(offset) else {
      throw fail("the header does not say where the voxels begin")
    }
    let slope = fields.float(112)
    let isScaled = slope.isFinite && slope != 0
    let text = bytes[148..<228].prefix { $0 != 0 }
    let placement = fields.placement
    return (
      NIfTIHeader(
        size: size, placement: placement, timeStep: fields.float(92) * placement.seconds,
        dataType: type, slope: isScaled ? slope : 1, intercept: isScaled ? fields.float(116) : 0,
        text: String(decoding: text, as: UTF8.self)),
      fields.swapped, Int(offset)
    )
  }
}

private struct Fields {
  var bytes: [UInt8]
  var swapped: Bool

  func int32(_ offset: Int) -> Int { Int(Int32(truncatingIfNeeded: raw(offset, 4))) }
  func int16(_ offset: Int) -> Int { Int(Int16(truncatingIfNeeded: raw(offset, 2))) }
  func float(_ offset: Int) -> Double {
    Double(Float(bitPattern: UInt32(truncatingIfNeeded: raw(offset, 4))))
  }

  func raw(_ offset: Int, _ count: Int) -> UInt64 {
    let part = bytes[offset..<offset + count]
    return (swapped ? Array(part) : part.reversed()).reduce(0) { $0 << 8 | UInt64($1) }
  }

  func vector(_ offset: Int) -> SIMD3<Double> {
    SIMD3(float(offset), float(offset + 4), float(offset + 8))
  }

  var placement: NIfTIPlacement {
    NIfTIPlacement(
      pixdim: SIMD4(float(76), float(80), float(84), float(88)), qformCode: int16(252),
      sformCode: int16(254), quaternion: vector(256), offset: vector(268),
      rows: [280, 296, 312].map { start in
        SIMD4(float(start), float(start + 4), float(start + 8), float(start + 12))
      },
      lengthUnit: bytes[123] & 0x07, timeUnit: bytes[123] & 0x38)
  }
}
