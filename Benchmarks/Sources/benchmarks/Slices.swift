import Foundation
import Imaging
import Learning
import Phantom
import PhantomFiles

/// Square slices of one size with their masks. The first ones are for training, the others for
/// testing.
struct Slices: ImageSource {
  var samples: [Sample] = []
  var patients: [String] = []
  /// The index of the first test slice.
  var trainingCount = 0

  var count: Int { samples.count }
  func patient(_ index: Int) -> String { patients[index] }
  func sample(_ index: Int) throws -> Sample { samples[index] }

  var test: [Sample] { Array(samples[trainingCount...]) }

  /// The real slices of `sunnybrook/png/Data` with the cavity of the left ventricle: 526 of 30
  /// patients for training, 279 of 15 others for testing.
  static func sunnybrook(_ folder: URL) throws -> Slices {
    var slices = Slices()
    for part in ["Train", "Test"] {
      let images = folder.appending(path: "\(part)/Images")
      let names = (FileManager.default.subpaths(atPath: images.path) ?? [])
        .filter { $0.hasSuffix(".png") }.sorted()
      for name in names {
        let image = try GrayImage(png: images.appending(path: name))
        let mask = try GrayImage(png: folder.appending(path: "\(part)/Labels/\(name)"))
        slices.samples.append(
          Sample(
            image: image.pixels.map(Float.init), mask: mask.pixels.map { $0 > 0 ? 1 : 0 },
            height: image.height, width: image.width))
        let file = name.split(separator: "/").last.map(String.init) ?? name
        slices.patients.append(file.components(separatedBy: "-IM-")[0])
      }
      if part == "Train" { slices.trainingCount = slices.count }
    }
    return slices
  }

  /// Slices of synthetic hearts at end diastole and end systole: background, cavity and myocardium
  /// of the left ventricle, and the right ventricle.
  static func synthetic(patients: Int, test: Int, matrix: Int) -> Slices {
    let cohort = PhantomCohort(profile: .challenge, patients: patients + test, seed: 11)
    var slices = Slices()
    for number in 1...(patients + test) {
      if number == patients + 1 { slices.trainingCount = slices.count }
      let phantom = Phantom(cohort.patient(number))
      for frame in [0, phantom.endSystole] {
        for slice in 0..<phantom.patient.scan.slices {
          let example = phantom.example(slice: slice, frame: frame, matrix: matrix)
          slices.samples.append(
            Sample(
              image: example.image.values, mask: example.labels, height: matrix, width: matrix))
          slices.patients.append(phantom.patient.id)
        }
      }
    }
    return slices
  }

  /// Writes `images.f32` and `masks.u8` for the other program.
  func write(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var images = Data()
    var masks = Data()
    for sample in samples {
      sample.image.withUnsafeBytes { images.append(contentsOf: $0) }
      masks.append(contentsOf: sample.mask)
    }
    try images.write(to: folder.appending(path: "images.f32"))
    try masks.write(to: folder.appending(path: "masks.u8"))
  }
}
