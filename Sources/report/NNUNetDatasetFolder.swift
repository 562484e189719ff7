import Foundation
import Imaging
import NIfTI
import NIfTIWriting
import Randomness

/// A dataset of nnU-Net v2 while it is being written. Cases that nnU-Net's integrity check would
/// reject are refused. Source: nnunetv2/experiment_planning/verify_dataset_integrity.py of 2.8.1.
struct NNUNetDatasetFolder {
  let url: URL
  /// Names of the labels 1, 2 and so on.
  let labels: [String]
  /// Where the dataset is written until it is complete.
  private let unfinished: URL

  struct Case {
    var name: String
    var patient: String
  }

  /// Throws if the folder exists already or cannot be created.
  init(url: URL, labels: [String]) throws {
    self.url = url
    self.labels = labels
    guard !FileManager.default.fileExists(atPath: url.path) else {
      throw FileError(
        path: url.path, reason: "the dataset is there already; give it another number")
    }
    unfinished = url.deletingLastPathComponent().appending(path: ".\(url.lastPathComponent).part")
    discard()
    for folder in ["imagesTr", "labelsTr"] {
      try FileManager.default.createDirectory(
        at: unfinished.appending(path: folder), withIntermediateDirectories: true)
    }
  }

  /// Removes an incomplete dataset.
  func discard() { try? FileManager.default.removeItem(at: unfinished) }

  /// Writes one case or, for a cine series, one for each frame that has labels. Throws
  /// ``FileError``.
  func write(_ pair: LabelledNIfTI) throws -> [Case] {
    let (image, mask) = (
      try NIfTIImage(contentsOf: pair.image), try NIfTIImage(contentsOf: pair.mask)
    )
    try check(image, mask, pair)
    let size = image.header.size
    var cases: [Case] = []
    for frame in 0..<size.w {
      let planes = (0..<size.z).map { frame * size.z + $0 }
      let drawn = planes.map(mask.plane)
      guard size.w == 1 || drawn.contains(where: { $0.values.contains { $0 != 0 } }) else {
        continue
      }
      let name = size.w == 1 ? pair.name : "\(pair.name)_frame\(Self.padded(frame))"
      let place = unfinished.appending(path: "labelsTr/\(name).nii.gz")
      guard !FileManager.default.fileExists(atPath: place.path) else {
        throw FileError(path: pair.mask.path, reason: "another file has the same case, \(name)")
      }
      try write(
        planes.map(image.plane), image.header, .float32, to: "imagesTr/\(name)_0000.nii.gz")
      try write(drawn, image.header, .int16, to: "labelsTr/\(name).nii.gz")
      cases.append(Case(name: name, patient: pair.patient))
    }
    return cases
  }

  private func check(_ image: NIfTIImage, _ mask: NIfTIImage, _ pair: LabelledNIfTI) throws {
    func refuse(_ reason: String) -> FileError { FileError(path: pair.mask.path, reason: reason) }
    let (size, other) = (image.header.size, mask.header.size)
    guard size == other else {
      throw refuse("the mask has \(Self.text(other)) voxels, but its image \(Self.text(size))")
    }
    guard image.header.affine.isNear(mask.header.affine) else {
      throw refuse("the mask lies elsewhere than its image, or its voxels have another size")
    }
    guard image.values.allSatisfy(\.isFinite) else {
      throw FileError(
        path: pair.image.path, reason: "some values are infinite or not numbers")
    }
    if let other = mask.values.first(where: {
      !($0 >= 0 && $0 <= Float(labels.count) && $0 == $0.rounded())
    }) {
      let text = "\(other)"
      let value = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
      throw refuse("the mask has the value \(value); the labels are 0 to \(labels.count)")
    }
  }

  private func write(
    _ planes: [Plane], _ header: NIfTIHeader, _ type: NIfTIDataType, to name: String
  ) throws {
    let writer = try NIfTIWriter(
      NIfTIHeader(
        size: SIMD4(header.size.x, header.size.y, header.size.z, 1), affine: header.affine,
        dataType: type), to: unfinished.appending(path: name))
    for plane in planes { try writer.append(plane) }
    try writer.finish()
  }

  /// Writes `dataset.json`, the splits by patient, and the list for MONAI. Throws ``FileError``.
  func finish(_ cases: [Case], folds: Int, seed: UInt64) throws {
    let patients = Set(cases.map(\.patient)).sorted()
    guard patients.count >= folds else {
      throw FileError(
        path: url.path,
        reason: "\(patients.count) patients cannot be drawn into \(folds) folds; use --folds")
    }
    let values = Dictionary(
      uniqueKeysWithValues: (["background"] + labels).enumerated().map { ($1, $0) })
    try write(
      Dataset(
        channel_names: ["0": "MRI"], labels: values, numTraining: cases.count,
        file_ending: ".nii.gz"), to: "dataset.json")
    try write(splits(cases, patients, folds, seed), to: "splits_final.json")
    try write(
      Decathlon(
        name: url.lastPathComponent, modality: ["0": "MRI"],
        labels: Dictionary(uniqueKeysWithValues: values.map { (String($1), $0) }),
        numTraining: cases.count,
        training: cases.map {
          .init(image: "./imagesTr/\($0.name)_0000.nii.gz", label: "./labelsTr/\($0.name).nii.gz")
        }), to: "decathlon.json")
    try FileManager.default.moveItem(at: unfinished, to: url)
  }

  private struct Dataset: Encodable {
    var channel_names: [String: String]
    var labels: [String: Int]
    var numTraining: Int
    var file_ending: String
  }

  private struct Split: Encodable {
    var train: [String]
    var val: [String]
  }

  private struct Decathlon: Encodable {
    struct Item: Encodable {
      var image: String
      var label: String
    }
    var name: String
    var modality: [String: String]
    var labels: [String: String]
    var numTraining: Int
    var training: [Item]
  }

  /// Each patient is in the validation set of exactly one fold.
  private func splits(
    _ cases: [Case], _ patients: [String], _ folds: Int, _ seed: UInt64
  ) -> [Split] {
    var stream = RandomStream(seed: seed)
    let order = stream.permutation(patients.count).map { patients[$0] }
    let fold = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0 % folds) })
    return (0..<folds).map { number in
      Split(
        train: cases.filter { fold[$0.patient] != number }.map(\.name),
        val: cases.filter { fold[$0.patient] == number }.map(\.name))
    }
  }

  private func write(_ value: some Encodable, to name: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try encoder.encode(value).write(to: unfinished.appending(path: name), options: .atomic)
  }

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }

  private static func text(_ size: SIMD4<Int>) -> String {
    "\(size.x) x \(size.y) x \(size.z) x \(size.w)"
  }
}

extension Affine {
  /// Whether both place all voxels alike, up to a thousandth of a millimetre per voxel.
  fileprivate func isNear(_ other: Affine) -> Bool {
    zip([i, j, k, origin], [other.i, other.j, other.k, other.origin]).allSatisfy { one, two in
      (0..<3).allSatisfy { abs(one[$0] - two[$0]) < 1e-3 }
    }
  }
}
