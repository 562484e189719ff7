import ArgumentParser
import Foundation
import Imaging
import Learning
import NIfTI
import NIfTIWriting

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

        With --nnunet it does what nnU-Net v2 does in two dimensions, frame by frame: FOLDER is where \
        nnU-Net trained to, with plans.json, dataset.json and in fold_0 and so on weights that were \
        saved as safetensors (report model convert --help says how). Its classes are dataset.json's.
        """)

    @Option(help: "The network's weights: safetensors or a TensorFlow checkpoint.")
    var weights: String?
    @Option(help: "The folder of a model of nnU-Net, in place of --weights.") var nnunet: String?
    @Option(help: "Which configuration of nnU-Net's plans.") var configuration = "2d"
    @Option(help: "Which folds of nnU-Net's model, as 0,1,2; all that are there unless told.")
    var folds: String?
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
      guard (weights == nil) != (nnunet == nil) else {
        throw ValidationError("either --weights FILE or --nnunet FOLDER is needed, and not both")
      }
      if nnunet != nil, noRescale {
        throw ValidationError(
          "--no-rescale is nothing for nnU-Net, whose plans say how images are scaled")
      }
      _ = try foldNumbers()
      if jobs < 1 { throw ValidationError("--jobs is at least 1") }
      for file in [output] + (probabilities.map { [$0] } ?? [])
      where !file.hasSuffix(".nii") && !file.hasSuffix(".nii.gz") {
        throw ValidationError("\(file) does not end with .nii or .nii.gz")
      }
      func place(_ path: String) -> String {
        URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().path
      }
      var taken = [("--input", place(input))]
      if let weights { taken.insert(("--weights", place(weights)), at: 0) }
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

    private func foldNumbers() throws -> [Int]? {
      guard let folds else { return nil }
      let numbers = folds.split(separator: ",", omittingEmptySubsequences: false)
        .map { Int($0.trimmingCharacters(in: .whitespaces)) }
      guard !numbers.contains(where: { $0.map { $0 < 0 } ?? true }) else {
        throw ValidationError("--folds are numbers with commas between, as 0,1,2, not \(folds)")
      }
      return numbers.compactMap { $0 }
    }

    private enum Network {
      case model(Model)
      case nnunet(NNUNetModel)
    }

    private func network() throws -> Network {
      if let nnunet {
        return .nnunet(
          try NNUNetModel(
            folder: URL(filePath: nnunet), configuration: configuration, folds: foldNumbers()))
      }
      let file = try WeightFile(opening: URL(filePath: weights ?? ""))
      do {
        return .model(try Model(unpacking: file.weights()))
      } catch let error as Model.Problem {
        throw WeightError(path: file.path, reason: error.description)
      }
    }

    /// Labels the frames of a series, with a fixed number of classes.
    private struct Labeller {
      var classes: Int
      var frame: (Int) throws -> SeriesPrediction.Frame
    }

    private func labeller(
      _ network: Network, _ image: NIfTIImage, _ size: SIMD3<Int>
    ) throws -> Labeller {
      switch network {
      case .model(let model):
        let prediction = try SeriesPrediction(
          model, series: image.values, size: size, isWhole: image.header.isWhole,
          rescales: !noRescale, flips: flips, workers: jobs)
        return Labeller(classes: prediction.classes) { try prediction.frame($0) }
      case .nnunet(let model):
        let predictor = try NNUNetPredictor(model, mirrors: flips, workers: jobs)
        let count = size.x * size.y * size.z
        return Labeller(classes: model.labels.count) { frame in
          try predictor.predict(
            Array(image.values[frame * count..<(frame + 1) * count]), size: size,
            spacing: image.header.affine.spacing)
        }
      }
    }

    private func predict() throws {
      let network = try network()
      let image = try NIfTIImage(contentsOf: URL(filePath: input))
      guard image.values.allSatisfy(\.isFinite) else {
        throw FileError(path: input, reason: "some values are infinite or not numbers")
      }
      let size = SIMD3(image.header.size.x, image.header.size.y, image.header.size.z)
      let labeller = try labeller(network, image, size)
      let labels = try NIfTIWriter(
        image.header.companion(frames: image.header.size.w, timeStep: image.header.timeStep),
        to: URL(filePath: output))
      let scores = try probabilities.map { path in
        try NIfTIWriter(
          image.header.companion(
            frames: image.header.size.w * labeller.classes, dataType: .float32),
          to: URL(filePath: path))
      }
      for frame in 0..<image.header.size.w {
        let found = try labeller.frame(frame)
        try labels.append(found.labels.map(Float.init), size)
        for volume in found.probabilities { try scores?.append(volume, size) }
      }
      try labels.finish()
      try scores?.finish()
      Terminal.print(
        "\(image.header.size.w) frames of \(size.z) slices, \(labeller.classes) classes")
    }
  }
}

extension NIfTIHeader {
  /// Whether values are stored as integers.
  fileprivate var isWhole: Bool {
    dataType != .float32 && dataType != .float64 && slope == 1 && intercept == 0
  }
}

extension NIfTIWriter {
  /// Appends a volume, plane by plane.
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
