/// How stored samples become values: the bits that count, their sign, grey direction and scale.
struct PixelFormat: Hashable, Sendable {
  var rows: Int
  var columns: Int
  /// 8 or 16.
  var bitsAllocated: Int
  var bitsStored: Int
  var highBit: Int
  var isSigned: Bool
  /// MONOCHROME1: the smallest value is white.
  var isInverted: Bool
  var slope: Double
  var intercept: Double
  /// Whether the header's scale would erase the image or overflow; stored samples are then the
  /// values.
  private(set) var hasImpossibleScale = false

  /// nil if rows, columns or bits are missing or out of range.
  init?(_ file: DICOMFile, frame: Int) {
    guard let rows = file.integer(.rows), let columns = file.integer(.columns),
      (1...65535).contains(rows), (1...65535).contains(columns),
      rows * columns <= Self.mostPixels,
      let allocated = file.integer(.bitsAllocated), [8, 16].contains(allocated)
    else { return nil }
    let stored = file.integer(.bitsStored) ?? allocated
    guard (1...allocated).contains(stored) else { return nil }
    let high = file.integer(.highBit) ?? stored - 1
    guard (stored - 1..<allocated).contains(high) else { return nil }
    self.rows = rows
    self.columns = columns
    bitsAllocated = allocated
    bitsStored = stored
    highBit = high
    isSigned = file.integer(.pixelRepresentation) == 1
    isInverted = file.text(.photometricInterpretation) == "MONOCHROME1"
    let slope = file.frameNumber(.rescaleSlope, frame: frame) ?? 1
    let intercept = file.frameNumber(.rescaleIntercept, frame: frame) ?? 0
    hasImpossibleScale = slope == 0 || max(abs(slope), abs(intercept)) > 1e9
    self.slope = hasImpossibleScale ? 1 : slope
    self.intercept = hasImpossibleScale ? 0 : intercept
  }

  /// The largest permitted number of pixels, more than any heart image has, so that a damaged
  /// header cannot fill the memory.
  private static let mostPixels = 1 << 26

  init(
    rows: Int, columns: Int, bitsAllocated: Int, bitsStored: Int, highBit: Int, isSigned: Bool,
    isInverted: Bool = false, slope: Double = 1, intercept: Double = 0
  ) {
    self.rows = rows
    self.columns = columns
    self.bitsAllocated = bitsAllocated
    self.bitsStored = bitsStored
    self.highBit = highBit
    self.isSigned = isSigned
    self.isInverted = isInverted
    self.slope = slope
    self.intercept = intercept
  }

  var lowest: Int { isSigned ? -(1 << (bitsStored - 1)) : 0 }
  var highest: Int { isSigned ? 1 << (bitsStored - 1) - 1 : 1 << bitsStored - 1 }

  /// Whether rescaled values are whole numbers from -32768 to 32767.
  var isInt16: Bool {
    let ends = [Double(lowest) * slope + intercept, Double(highest) * slope + intercept]
    return slope == slope.rounded() && intercept == intercept.rounded()
      && ends.allSatisfy { (-32768...32767).contains($0) }
  }

  /// A stored sample's value: bits above the high bit and below the lowest stored one are junk.
  func value(_ sample: Int) -> Float {
    let bits = sample >> (highBit + 1 - bitsStored) & (1 << bitsStored - 1)
    var value = isSigned && bits >> (bitsStored - 1) == 1 ? bits - 1 << bitsStored : bits
    if isInverted { value = lowest + highest - value }
    return Float(Double(value) * slope + intercept)
  }

  /// Whether the values are the stored numbers: nearly all images.
  var isPlain: Bool { !isInverted && slope == 1 && intercept == 0 }

  /// The values of all samples, as ``value(_:)`` has them one by one.
  func values<Sample: FixedWidthInteger & UnsignedInteger>(_ samples: [Sample]) -> [Float] {
    guard isPlain else { return samples.elementwise { value(Int($0)) } }
    // The stored bits to the top, then back with their sign.
    let up = Int32(31 - highBit)
    let down = Int32(32 - bitsStored)
    if isSigned {
      return samples.elementwise { Float((Int32(truncatingIfNeeded: $0) &<< up) &>> down) }
    }
    return samples.elementwise {
      let bits = (UInt32(truncatingIfNeeded: $0) &<< UInt32(up)) &>> UInt32(down)
      return Float(Int32(bitPattern: bits))
    }
  }

  /// Turns samples into the same values as whole numbers, where they are plain and ``isInt16``.
  func extractBits(of samples: inout [Int16]) {
    let up = Int16(15 - highBit)
    let down = Int16(16 - bitsStored)
    samples.withUnsafeMutableBufferPointer { samples in
      if isSigned {
        for index in samples.indices { samples[index] = (samples[index] &<< up) &>> down }
      } else {
        for index in samples.indices {
          let top = UInt16(bitPattern: samples[index] &<< up)
          samples[index] = Int16(bitPattern: top &>> UInt16(down))
        }
      }
    }
  }
}
