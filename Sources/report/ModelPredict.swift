import ArgumentParser
import Foundation
import Imaging
import Learning

extension Report {
  /// `report model predict --weights W --input sa.nii.gz --output seg_sa.nii.gz`
  struct ModelPredict: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "predict",
      abstract: "Segment a short-axis series.",
      discussion: """
        With the network of Bai et al. it does what the authors' program does: intensities between \
        the 1st and the 99th percentile of the whole series become 0 to 1, slices are padded to \
        multiples of 16, and each pixel gets its most probable class (0 background, 1 LV cavity, \
        2 myocardium, 3 RV cavity). Networks trained here prepare images as in their training. \
        The labels lie in the input's grid.
        """)

    @Option(help: "The network's weights: safetensors or a TensorFlow checkpoint.")
    var weights: String
    @Option(help: "The series, NIfTI.") var input: String
    @Option(help: "The labels to write, NIfTI.") var output: String
    @Option(
      help: "Probabilities to write, NIfTI: along t all classes of the first frame, then the next.")
    var probabilities: String?
    @Flag(help: "Intensities are as the network expects them.") var noRescale = false
    @Flag(help: "Take the mean over each slice and its three mirror images.") var flips = false
    @Option(help: "Threads; the result does not depend on them.")
    var jobs = ProcessInfo.processInfo.activeProcessorCount

    func validate() throws {
      if jobs < 1 { throw ValidationError("--jobs is at least 1") }
      for file in [output] + (probabilities.map { [$0] } ?? [])
      where !file.hasSuffix(".nii") && !file.hasSuffix(".nii.gz") {
        throw ValidationError("\(file) does not end with .nii or .nii.gz")
      }
      func place(_ path: String) -> String {
        URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().path
      }
      var taken = [("--weights", place(weights)), ("--input", place(input))]
      for (option, path) in [("--output", output)]
        + (probabilities.map { [("--probabilities", $0)] } ?? [])
      {
        if let other = taken.first(where: { $0.1 == place(path) }) {
          throw ValidationError("\(option) is the file of \(other.0): \(path); give it another")
        }
        taken.append((option, place(path)))
      }
    }

    func run() throws {
      do {
        try predict()
      } catch let error as CustomStringConvertible & Error {
        Terminal.error("error: \(error)")
        throw ExitCode(2)
      }
    }

    private func predict() throws {
      let file = try WeightFile(opening: URL(filePath: weights))
      let model: Model
      do {
        model = try Model(unpacking: file.weights())
      } catch let error as Model.Problem {
        throw WeightError(path: file.url.path, reason: error.description)
      }
      let image = try NIfTIImage(contentsOf: URL(filePath: input))
      guard image.values.allSatisfy(\.isFinite) else {
        throw FileError(path: input, reason: "some values are infinite or no numbers")
      }
      let size = SIMD3(image.header.size.x, image.header.size.y, image.header.size.z)
      let prediction = try SeriesPrediction(
        model, series: image.values, size: size, isWhole: image.header.isWhole,
        rescales: !noRescale, flips: flips, workers: jobs)

      let labels = try NIfTIWriter(
        image.header.companion(frames: image.header.size.w, timeStep: image.header.timeStep),
        to: URL(filePath: output))
      let scores = try probabilities.map { path in
        try NIfTIWriter(
          image.header.companion(
            frames: image.header.size.w * prediction.classes, dataType: .float32),
          to: URL(filePath: path))
      }
      for frame in 0..<prediction.frames {
        let found = try prediction.frame(frame)
        try labels.append(found.labels.map(Float.init), size)
        for volume in found.probabilities { try scores?.append(volume, size) }
      }
      try labels.finish()
      try scores?.finish()
      print("\(prediction.frames) frames of \(size.z) slices, \(prediction.classes) classes")
    }
  }
}

extension NIfTIHeader {
  /// Whether values are integers as stored.
  fileprivate var isWhole: Bool {
    dataType != .float32 && dataType != .float64 && slope == 1 && intercept == 0
  }
}

extension NIfTIWriter {
  /// Adds a volume, plane by plane.
  fileprivate func append(_ volume: [Float], _ size: SIMD3<Int>) throws(FileError) {
    let count = size.x * size.y
    for slice in 0..<size.z {
      try append(
        Plane(
          rows: size.y, columns: size.x,
          values: Array(volume[slice * count..<(slice + 1) * count])))
    }
  }
}
