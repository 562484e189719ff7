extension NIfTIHeader {
  /// Stored voxels as values, scaled.
  func append(_ bytes: [UInt8], swapped: Bool, to values: inout [Float]) {
    switch dataType {
    case .uint8: append(integers(bytes, swapped, UInt8.self), to: &values)
    case .int8: append(integers(bytes, swapped, Int8.self), to: &values)
    case .int16: append(integers(bytes, swapped, Int16.self), to: &values)
    case .uint16: append(integers(bytes, swapped, UInt16.self), to: &values)
    case .int32: append(integers(bytes, swapped, Int32.self), to: &values)
    case .uint32: append(integers(bytes, swapped, UInt32.self), to: &values)
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
