/// Applies a network to a series of volumes, frame by frame, so that beside the series only one
/// frame is in memory.
///
/// With the published network it does what the authors' program does (`deploy_network.py` of
/// ukbb_cardiac): x runs along the network's rows, and each slice is padded evenly with zeros to
/// multiples of 16. Other networks have y along their rows, like images, and prepare them as in
/// their training.
public final class SeriesPrediction {
  /// Labels and probabilities of one frame.
  public struct Frame: Sendable {
    /// The most probable class of each voxel, x running fastest, then y and z.
    public var labels: [UInt8]
    /// The probabilities of each class, ordered like the labels.
    public var probabilities: [[Float]]
  }

  /// The number of classes, background included.
  public let classes: Int
  /// The number of volumes in the series.
  public let frames: Int
  private let predictor: Predictor
  private let flips: Bool
  private let isTurned: Bool
  private let series: [Float]
  private let size: SIMD3<Int>
  private let scaled: (Float) -> Float

  /// `series` has x running fastest, then y, z and t; `size` is the number of voxels of a volume
  /// along x, y and z.
  ///
  /// `isWhole` says that the series is stored as integers without a scale. If `rescales` is false,
  /// intensities must already be as the network expects them. With `flips`, probabilities are
  /// averaged over each slice and its three mirror images. Throws ``NetworkError``.
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

  /// Predicts one volume, counted from 0. Throws ``NetworkError``.
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

  /// Transposes a plane: rows become columns.
  private func turned<Value>(_ values: [Value], rows: Int) -> [Value] {
    let columns = values.count / rows
    return values.indices.map { values[$0 % rows * columns + $0 / rows] }
  }
}
