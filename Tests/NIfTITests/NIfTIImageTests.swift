import Foundation
import Imaging
import ImagingTestSupport
import TestSupport
import Testing

@testable import NIfTI
@testable import NIfTIWriting

@Suite struct NIfTIImageTests {
  /// By the rule of IEEE 754: ties to the even neighbour.
  @Test func wholeNumbersAreTheNearest() {
    let values: [Float] = [
      0.5, 1.5, 2.5, -0.5, -1.5, 0.49999997, -2.5001, 32766.5, 32767.4, 1e9, -32768.5, -.infinity,
      .nan,
    ]
    #expect(
      values.map(Int16.init(nearest:))
        == [0, 2, 2, 0, -2, 0, -3, 32766, 32767, 32767, -32768, -32768, 0])
  }

  static let oblique: Affine = {
    let i = SIMD3(0.712221, 0.701112, -0.0343949).normalized
    let k = i.cross(SIMD3(-0.307716, 0.267798, -0.912999)).normalized
    return Affine(i: i * 1.5, j: k.cross(i) * 2, k: k * 8, origin: SIMD3(28.7592, 199.666, 111.184))
  }()

  static func image(_ type: NIfTIDataType, slope: Double = 1, intercept: Double = 0) -> NIfTIImage {
    let header = NIfTIHeader(
      size: SIMD4(3, 2, 4, 5), affine: oblique, timeStep: 0.035, dataType: type, slope: slope,
      intercept: intercept, text: "short axis")
    return NIfTIImage(header: header, values: (0..<120).map { Float(($0 * 37) % 101 - 50) })
  }

  /// Runs `body` with a folder that is gone afterwards.
  static func inFolder(_ body: (URL) throws -> Void) throws {
    let temporary = TemporaryFolder()
    let folder = temporary.url
    try body(folder)
  }

  /// Codes 1 and 3 of `xyzt_units` are metres and micrometres (nifti1.h).
  @Test(arguments: [(UInt8(1), 1000.0), (2, 1), (3, 0.001), (0, 1)])
  func lengthsAreMillimetresWhateverTheUnit(code: UInt8, factor: Double) throws {
    try Self.inFolder { folder in
      let place = folder.appending(path: "a.nii")
      try Self.image(.int16).write(to: place)
      var bytes = try Data(contentsOf: place)
      bytes[123] = bytes[123] & ~7 | code
      try bytes.write(to: place)
      let read = try NIfTIImage(contentsOf: place).header.affine
      #expect((read.k - Self.oblique.k * factor).length < 1e-4 * factor)
      #expect((read.origin - Self.oblique.origin * factor).length < 1e-3 * factor)
    }
  }

  @Test(arguments: ["a.nii", "a.nii.gz"], [NIfTIDataType.int16, .float32])
  func roundTrip(_ name: String, _ type: NIfTIDataType) throws {
    try Self.inFolder { folder in
      let image = Self.image(type)
      try image.write(to: folder.appending(path: name))
      let read = try NIfTIImage(contentsOf: folder.appending(path: name))
      #expect(read.values == image.values)
      #expect(read.header.size == image.header.size)
      #expect(read.header.dataType == type)
      #expect(read.header.text == "short axis")
      #expect(abs(read.header.timeStep - 0.035) < 1e-8)
      #expect(read.header.affine.distance(to: image.header.affine) < 1e-5)
      #expect(read[2, 1, 3, 4] == image.values[119])
      let bytes = try Data(contentsOf: folder.appending(path: name))
      #expect(bytes.starts(with: [0x1F, 0x8B]) == name.hasSuffix("gz"))
      if name == "a.nii" { #expect(bytes.count == 352 + 120 * type.bytes) }
      // The same image gives the same bytes.
      try image.write(to: folder.appending(path: name))
      #expect(try Data(contentsOf: folder.appending(path: name)) == bytes)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [name])
    }
  }

  @Test func slopeAndIntercept() throws {
    try Self.inFolder { folder in
      let image = Self.image(.int16, slope: 0.5, intercept: -3)
      try image.write(to: folder.appending(path: "a.nii"))
      #expect(try NIfTIImage(contentsOf: folder.appending(path: "a.nii")).values == image.values)
    }
  }

  /// A file as `nibabel` writes one of `numpy.int64`, in either byte order.
  private static func whole(_ type: NIfTIDataType, _ stored: [UInt64], swapped: Bool) -> Data {
    let header = NIfTIHeader(
      size: SIMD4(stored.count, 1, 1, 1), affine: oblique, dataType: type, slope: 2, intercept: 1)
    var bytes = Data(header.encoded())
    if swapped {
      // Of the fields that reading needs.
      for (offset, count) in [(0, 4), (40, 2), (42, 2), (44, 2), (46, 2), (48, 2), (70, 2)] {
        bytes.replaceSubrange(
          offset..<offset + count, with: Data(bytes[offset..<offset + count].reversed()))
      }
      for offset in stride(from: 108, to: 120, by: 4) {
        bytes.replaceSubrange(
          offset..<offset + 4, with: Data(bytes[offset..<offset + 4].reversed()))
      }
    }
    for value in stored {
      withUnsafeBytes(of: swapped ? value.bigEndian : value.littleEndian) {
        bytes.append(contentsOf: $0)
      }
    }
    return bytes
  }

  @Test(arguments: [false, true]) func wholeNumbersOf64BitsAreRead(swapped: Bool) throws {
    try Self.inFolder { folder in
      let place = folder.appending(path: "a.nii")
      let minus = UInt64(bitPattern: -3)
      try Self.whole(.int64, [0, 7, minus, 1 << 53], swapped: swapped).write(to: place)
      #expect(try NIfTIImage(contentsOf: place).values == [1, 15, -5, 0x1p54])
      try Self.whole(.uint64, [0, 7, 1 << 53], swapped: swapped).write(to: place)
      #expect(try NIfTIImage(contentsOf: place).values == [1, 15, 0x1p54])
      let cases: [(NIfTIDataType, UInt64, String)] = [
        (.uint64, .max, "18446744073709551615"), (.int64, 1 << 63, "-9223372036854775808"),
        (.int64, (1 << 53) + 1, "9007199254740993"),
      ]
      for (type, stored, text) in cases {
        try Self.whole(type, [1, stored], swapped: swapped).write(to: place)
        #expect(
          throws: FileError(
            path: place.path,
            reason: "a voxel is \(text); whole numbers beyond 2^53 cannot be held exactly")
        ) { try NIfTIImage(contentsOf: place) }
      }
    }
  }

  @Test func wholeNumbersAreRoundedAndCut() throws {
    try Self.inFolder { folder in
      var image = Self.image(.int16)
      image.values.replaceSubrange(0..<5, with: [1e6, -1e6, 0.5, 1.5, 2.4])
      try image.write(to: folder.appending(path: "a.nii"))
      let read = try NIfTIImage(contentsOf: folder.appending(path: "a.nii"))
      #expect(read.values[0..<5] == [32767, -32768, 0, 2, 2])
    }
  }

  /// Without the sform's code the same affine comes from the quaternion, in either handedness.
  @Test(arguments: [1.0, -1.0])
  func qformAloneGivesTheAffine(_ hand: Double) throws {
    var header = Self.image(.int16).header
    header.affine.k *= hand
    var bytes = header.encoded()
    bytes[254] = 0
    let read = try NIfTIHeader.decode(bytes, path: "a.nii").header
    #expect(read.affine.distance(to: header.affine) < 1e-4)
  }

  /// From References/nifti.py.
  @Test(arguments: [
    (0, [-0.50939596, -0.1930688, 0.32651785]), (1, [-0.32651785, 0.7724159, -0.50939596]),
    (2, [0.31529754, 0.7770635, -0.22367705]), (3, [0.7770635, -0.31529754, 0.49671757]),
  ])
  func quaternionsAreNibabels(_ index: Int, _ expected: [Double]) {
    let affine = Self.oblique
    let (row, column) = (affine.i / 1.5, affine.j / 2)
    let axes = [(row, column), (-row, column), (column, row), (-column, -row)][index]
    let turned = Affine(i: axes.0 * 1.5, j: axes.1 * 2, k: affine.k, origin: .zero)
    let quaternion = Quaternion(rotationOf: turned)
    for (value, reference) in zip([quaternion.b, quaternion.c, quaternion.d], expected) {
      #expect(abs(value - reference) < 1e-6)
    }
  }

  @Test func lpsToRAS() {
    let affine = Affine.lps(
      i: SIMD3(1, 0, 0), j: SIMD3(0, 2, 0), k: SIMD3(0, 0, 3), origin: SIMD3(10, 20, 30))
    #expect(affine(SIMD3(1, 1, 1)) == SIMD3(-11, -22, 33))
    #expect(affine.spacing == SIMD3(1, 2, 3))
  }

  /// As the ACDC challenge has them: an sform of unit steps, 1.5625 x 1.5625 x 10 mm in pixdim and qform.
  private static var unitSteps: [UInt8] {
    var bytes = NIfTIHeader(
      size: SIMD4(3, 2, 4, 5),
      affine: Affine(
        i: SIMD3(-1.5625, 0, 0), j: SIMD3(0, -1.5625, 0), k: SIMD3(0, 0, 10),
        origin: SIMD3(5, 6, 7))
    ).encoded()
    for (offset, value) in [(280, -1), (300, -1), (320, 1)] as [(Int, Float)] {
      withUnsafeBytes(of: value) { bytes.replaceSubrange(offset..<offset + 4, with: $0) }
    }
    bytes[254] = 2
    return bytes
  }

  @Test func millimetresAreThoseOfPixdim() throws {
    let header = try NIfTIHeader.decode(Self.unitSteps, path: "a.nii").header
    #expect(header.affine.spacing == SIMD3(1.5625, 1.5625, 10))
    #expect(header.affine.i == SIMD3(-1.5625, 0, 0))
    #expect(header.affine.origin == SIMD3(5, 6, 7))
  }

  /// Whatever programs make of it, labels lie where their image lies.
  @Test func aCompanionLiesWhereItsImageLies() throws {
    let bytes = Self.unitSteps
    let header = try NIfTIHeader.decode(bytes, path: "a.nii").header
    let labels = header.companion(frames: 2, timeStep: 0.05).encoded()
    for place in [76..<92, 123..<124, 252..<328] { #expect(labels[place] == bytes[place]) }
    #expect(labels[48] == 2)
    // Another affine is written as what it is.
    var moved = header
    moved.affine.origin.x += 1
    #expect(try NIfTIHeader.decode(moved.encoded(), path: "b.nii").header.affine == moved.affine)
  }

  /// The time of 50 ms in each unit of time, and without one.
  @Test(arguments: [(0, 0.05), (8, 0.05), (16, 50), (24, 50_000)] as [(UInt8, Float)])
  func aCompanionHasTheUnitOfTime(_ unit: UInt8, _ step: Float) throws {
    var bytes = Self.unitSteps
    withUnsafeBytes(of: step) { bytes.replaceSubrange(92..<96, with: $0) }
    bytes[123] = 2 | unit
    let header = try NIfTIHeader.decode(bytes, path: "a.nii").header
    #expect(abs(header.timeStep - 0.05) < 1e-7)
    let labels = header.companion(frames: 5, timeStep: header.timeStep).encoded()
    for place in [76..<96, 123..<124] { #expect(labels[place] == bytes[place]) }
  }

  @Test func aColumnWithoutLengthIsTheQforms() throws {
    var bytes = Self.unitSteps
    bytes.replaceSubrange(280..<296, with: repeatElement(0, count: 16))
    let header = try NIfTIHeader.decode(bytes, path: "a.nii").header
    #expect(header.affine.i == SIMD3(-1.5625, 0, 0))
    #expect(header.affine.spacing == SIMD3(1.5625, 1.5625, 10))
  }

  /// nibabel's get_base_affine for a shape of 3 x 2 x 4 and zooms 2, 3, 4.
  @Test func withoutCodesTheImageIsCentred() throws {
    var bytes = NIfTIHeader(
      size: SIMD4(3, 2, 4, 1),
      affine: Affine(
        i: SIMD3(2, 0, 0), j: SIMD3(0, 3, 0), k: SIMD3(0, 0, 4), origin: SIMD3(5, 6, 7))
    ).encoded()
    bytes[252] = 0
    bytes[254] = 0
    let affine = try NIfTIHeader.decode(bytes, path: "a.nii").header.affine
    #expect(affine.i == SIMD3(-2, 0, 0) && affine.j == SIMD3(0, 3, 0))
    #expect(affine.origin == SIMD3(2, -1.5, -6))
  }

  @Test(arguments: ["a.nii", "a.nii.gz"]) func bytesAreReadAsTheirFileIs(_ name: String) throws {
    try Self.inFolder { folder in
      // More than one member of a megabyte.
      var header = Self.image(.int16).header
      header.size = SIMD4(256, 256, 10, 1)
      let image = NIfTIImage(
        header: header, values: (0..<header.voxels).map { Float($0 &* 7919 % 30_011) })
      let url = folder.appending(path: name)
      try image.write(to: url)
      let data = try Data(contentsOf: url)
      let read = try NIfTIImage(decoding: data, path: "x")
      #expect(read.values == image.values)
      #expect(read.header == (try NIfTIImage(contentsOf: url).header))
      #expect(throws: FileError(path: "x", reason: "the file is damaged or cut short")) {
        try NIfTIImage(decoding: data.dropLast(data.count / 3), path: "x")
      }
    }
  }

  @Test func otherByteOrder() throws {
    var bytes = Self.image(.int16).header.encoded()
    for offset in [0] + Array(stride(from: 76, to: 120, by: 4))
      + Array(stride(from: 256, to: 328, by: 4))
    {
      bytes[offset..<offset + 4].reverse()
    }
    for offset in Array(stride(from: 40, to: 56, by: 2)) + [70, 72, 252, 254] {
      bytes[offset..<offset + 2].reverse()
    }
    let read = try NIfTIHeader.decode(bytes, path: "a.nii")
    #expect(read.swapped)
    #expect(read.header.size == SIMD4(3, 2, 4, 5))
    var values: [Float] = []
    try read.header.append([0, 1, 0xFF, 0xFE], swapped: true, to: &values, path: "a.nii")
    #expect(values == [1, -2])
  }

  @Test func badFilesSayWhy() throws {
    try Self.inFolder { folder in
      func sentence(_ bytes: Data) throws -> String {
        let url = folder.appending(path: "b.nii")
        try bytes.write(to: url)
        do throws(FileError) {
          _ = try NIfTIImage(contentsOf: url)
          return ""
        } catch {
          return error.reason
        }
      }
      try Self.image(.int16).write(to: folder.appending(path: "a.nii"))
      let good = try Data(contentsOf: folder.appending(path: "a.nii"))
      #expect(try sentence(Data()) == "the file is shorter than a NIfTI header")
      #expect(try sentence(Data(count: 400)) == "this is no NIfTI-1 file")
      #expect(try sentence(good.dropLast()) == "the file is damaged or cut short")
      var bytes = good
      bytes[43] = 0x7F  // 32515 columns that are not there
      #expect(try sentence(bytes) == "the file is damaged or cut short")
      bytes = good
      bytes[71] = 1
      #expect(try sentence(bytes) == "voxels of data type 260 cannot be read")
      for (code, kind) in [(UInt8(32), "complex numbers"), (128, "colours"), (1, "single bits")] {
        (bytes[70], bytes[71]) = (code, 0)
        #expect(
          try sentence(bytes)
            == "the voxels are \(kind) (data type \(code)); whole numbers and floating-point numbers of up to 64 bits are read"
        )
      }
      bytes = good
      bytes[345] = 0x69
      #expect(
        try sentence(bytes) == "header and voxels stand in two files; only single files are read")
      bytes = good
      bytes[40] = 9
      #expect(try sentence(bytes) == "the header names no dimensions")
      try Self.image(.int16).write(to: folder.appending(path: "c.nii.gz"))
      let compressed = try Data(contentsOf: folder.appending(path: "c.nii.gz"))
      #expect(try sentence(compressed.dropLast(20)) == "the file is damaged or cut short")
    }
  }

  @Test func anUnfinishedImageHasNoName() throws {
    try Self.inFolder { folder in
      let url = folder.appending(path: "a.nii.gz")
      let image = Self.image(.int16)
      do {
        let writer = try NIfTIWriter(image.header, to: url)
        try writer.append(image.plane(0))
        #expect(throws: FileError(path: url.path, reason: "the image has 1 of 20 planes")) {
          try writer.finish()
        }
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }

  /// A short file may claim any size.
  @Test func voxelsThatAreNotThere() throws {
    try Self.inFolder { folder in
      let url = folder.appending(path: "a.nii")
      var header = Self.image(.int16).header
      header.size = SIMD4(32767, 32767, 1, 1)
      try Data(header.encoded()).write(to: url)
      #expect(throws: FileError(path: url.path, reason: "the file is damaged or cut short")) {
        try NIfTIImage(contentsOf: url)
      }
      header.size.z = 2
      try Data(header.encoded()).write(to: url)
      #expect(
        throws: FileError(
          path: url.path, reason: "the image has 2147352578 voxels; at most 1073741824 are read")
      ) { try NIfTIImage(contentsOf: url) }
    }
  }

  @Test(arguments: ["nii", "nii.gz"], [NIfTIDataType.int16, .float32])
  func changedFilesAreReadOrRefused(_ ending: String, _ type: NIfTIDataType) throws {
    try Self.inFolder { folder in
      let url = folder.appending(path: "a." + ending)
      try Self.image(type).write(to: url)
      try Mutation.rounds(500, Data(contentsOf: url)) { url in
        guard let image = try? NIfTIImage(contentsOf: url) else { return }
        #expect(image.values.count == image.header.voxels)
      }
    }
  }
}
