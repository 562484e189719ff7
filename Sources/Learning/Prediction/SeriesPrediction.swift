/// A network applied to a series of volumes, frame by frame, so that a series of any length needs
/// the memory of one frame beside its own.
///
/// With the published network it does what the authors' program does (`deploy_network.py` of
/// ukbb_cardiac): x runs along the network's rows, and each slice is padded with zeros to what the
/// network needs (multiples of 16), its middle staying in the middle. Other networks see y along
/// their rows, as images have it, and prepare them as they were trained.
public final class SeriesPrediction {
  /// Labels and probabilities of one frame.
  public struct Frame: Sendable {
    /// The most probable class of each voxel; x fastest, then y and z.
    public var labels: [UInt8]
    /// For each class a volume like the labels'.
    public var probabilities: [[Float]]
  }

  public let classes: Int
  /// Volumes in the series.
  public let frames: Int
  private let predictor: Predictor
  private let flips: Bool
  private let isTurned: Bool
  private let series: [Float]
  private let size: SIMD3<Int>
  private let scaled: (Float) -> Float

  /// `series`: x fastest, then y, z and t; `size` are the voxels of a volume along x, y and z.
  ///
  /// `isWhole`: the series is stored as integers without a scale. `rescales`: no means that
  /// intensities are as the network expects them. `flips`: probabilities are the mean over each
  /// slice and its three mirror images. Throws ``NetworkError``.
  public init(
    _ model: Model, series: [Float], size: SIMD3<Int>, isWhole: Bool, rescales: Bool = true,
    flips: Bool = false, workers: Int = 2
  ) throws(NetworkError) {
    let count = size.x * size.y * size.z
    guard count > 0, !series.isEmpty, series.count % count == 0 else {
      throw .imageSize(series.count, due: count)
    }
    var preparation = model.preparation
    if !rescales || model.isPublished || preparation.scalesSeries { preparation.intensity = .asIs }
    if !rescales {
      scaled = { $0 }
    } else if model.isPublished {
      scaled = IntensityRescaling(series, isWhole: isWhole).callAsFunction
    } else if preparation.scalesSeries {
      scaled = model.preparation.intensity.scaling(series).callAsFunction
    } else {
      scaled = { $0 }
    }
    predictor = try Predictor(
      model.architecture, weights: model.weights, preparation: preparation,
      batch: min(size.z, 8), workers: workers)
    classes = model.architecture.classes
    frames = series.count / count
    isTurned = model.isPublished
    self.flips = flips
    self.series = series
    self.size = size
  }

  /// What the network makes of one volume, from 0. Throws ``NetworkError``.
  public func frame(_ frame: Int) throws -> Frame {
    let pixels = size.x * size.y
    let samples = (0..<size.z).map { slice in
      let start = (frame * size.z + slice) * pixels
      let image = series[start..<start + pixels].map(scaled)
      return isTurned
        ? Sample(image: turned(image, rows: size.y), height: size.x, width: size.y)
        : Sample(image: image, height: size.y, width: size.x)
    }
    var found = Frame(labels: [], probabilities: [[Float]](repeating: [], count: classes))
    for slice in try predictor.predict(samples, probabilities: true, flips: flips) {
      guard slice.probabilities.allSatisfy(\.isFinite) else { throw NetworkError.notFinite }
      found.labels += isTurned ? turned(slice.labels, rows: size.x) : slice.labels
      for label in 0..<classes {
        let plane = Array(slice.probabilities[label * pixels..<(label + 1) * pixels])
        found.probabilities[label] += isTurned ? turned(plane, rows: size.x) : plane
      }
    }
    return found
  }

  /// Rows become columns.
  private func turned<Value>(_ values: [Value], rows: Int) -> [Value] {
    let columns = values.count / rows
    return values.indices.map { values[$0 % rows * columns + $0 / rows] }
  }
}
