import Imaging

extension NIfTIHeader {
  /// Appends stored voxels as scaled values. Throws ``FileError``, which names `path`, if an
  /// integer is too large.
  func append(
    _ bytes: [UInt8], swapped: Bool, to values: inout [Float], path: String
  ) throws(FileError) {
    switch dataType {
    case .uint8: append(integers(bytes, swapped, UInt8.self), to: &values)
    case .int8: append(integers(bytes, swapped, Int8.self), to: &values)
    case .int16: append(integers(bytes, swapped, Int16.self), to: &values)
    case .uint16: append(integers(bytes, swapped, UInt16.self), to: &values)
    case .int32: append(integers(bytes, swapped, Int32.self), to: &values)
    case .uint32: append(integers(bytes, swapped, UInt32.self), to: &values)
    case .int64: append(try exact(bytes, swapped, Int64.self, path), to: &values)
    case .uint64: append(try exact(bytes, swapped, UInt64.self, path), to: &values)
    case .float32:
      append(
        patterns(bytes, swapped, UInt32.self).map { Double(Float(bitPattern: $0)) }, to: &values)
    case .float64:
      append(patterns(bytes, swapped, UInt64.self).map(Double.init(bitPattern:)), to: &values)
    }
  }

  private func append(_ numbers: [Double], to values: inout [Float]) {
    values += numbers.map { Float($0 * slope + intercept) }
  }

  private func integers<Integer: FixedWidthInteger>(
    _ bytes: [UInt8], _ swapped: Bool, _ type: Integer.Type
  ) -> [Double] {
    patterns(bytes, swapped, type).map { Double($0) }
  }

  /// Converts integers as long as `Double` represents them exactly; larger ones are no sensible
  /// labels or grey values.
  private func exact<Integer: FixedWidthInteger>(
    _ bytes: [UInt8], _ swapped: Bool, _ type: Integer.Type, _ path: String
  ) throws(FileError) -> [Double] {
    let stored = patterns(bytes, swapped, type)
    if let large = stored.first(where: { $0.magnitude > 1 << 53 }) {
      throw FileError(
        path: path,
        reason: "a voxel is \(large); whole numbers beyond 2^53 cannot be held exactly")
    }
    return stored.map { Double($0) }
  }

  private func patterns<Integer: FixedWidthInteger>(
    _ bytes: [UInt8], _ swapped: Bool, _ type: Integer.Type
  ) -> [Integer] {
    bytes.withUnsafeBytes { buffer in
      stride(from: 0, to: buffer.count, by: MemoryLayout<Integer>.size).map { offset in
        let stored = buffer.loadUnaligned(fromByteOffset: offset, as: Integer.self)
        return swapped ? Integer(bigEndian: stored) : Integer(littleEndian: stored)
      }
    }
  }
}
