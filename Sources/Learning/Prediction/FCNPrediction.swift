/// The network of Bai et al. applied to frames of a short-axis series, as the authors' program does (`deploy_network.py` of
/// ukbb_cardiac): each slice is padded with zeros to multiples of 16, its middle staying in the middle, and what comes out is
/// cut to the slice again.
///
/// One frame at a time, so that a series of any length needs the memory of one frame.
public final class FCNPrediction {
  /// Labels and probabilities of one frame.
  public struct Frame: Sendable {
    /// The most probable class of each voxel; x fastest, then y and z.
    public var labels: [UInt8]
    /// For each class a volume like the labels'.
    public var probabilities: [[Float]]
  }

  private let network: Network
  private let size: SIMD3<Int>
  /// Zeros before the first x and y.
  private let padding: SIMD2<Int>

  /// For volumes of `size` voxels along x, y and z. Throws ``NetworkError``.
  public init(_ weights: FCNWeights, size: SIMD3<Int>, workers: Int = 2) throws(NetworkError) {
    guard weights.channels == 1 else { throw .channels(weights.channels) }
    let fcn = FCN(weights)
    let multiple = max(16, Architecture.fcn(fcn).multiple)
    let padded = SIMD2(size.x, size.y).upToMultiple(of: multiple)
    self.size = size
    padding = SIMD2((padded.x - size.x) / 2, (padded.y - size.y) / 2)
    // TensorFlow sees x as rows and y as columns.
    network = try Network(
      .fcn(fcn), images: min(size.z, 8), height: padded.x, width: padded.y, training: false,
      workers: workers)
    try network.load(weights.weights)
  }

  public var classes: Int { network.architecture.classes }

  /// What the network makes of one volume: x fastest, then y and z. Throws ``NetworkError``.
  public func frame(_ values: [Float]) throws(NetworkError) -> Frame {
    guard values.count == size.x * size.y * size.z else {
      throw .imageSize(values.count, due: size.x * size.y * size.z)
    }
    var frame = Frame(
      labels: [UInt8](repeating: 0, count: values.count),
      probabilities: [[Float]](
        repeating: [Float](repeating: 0, count: values.count), count: classes))
    for first in stride(from: 0, to: size.z, by: network.images) {
      let slices = first..<min(first + network.images, size.z)
      let probabilities = try network.probabilities(of: slices.map { padded(values, $0) })
      for (index, slice) in slices.enumerated() {
        write(probabilities, of: index, to: &frame, slice)
      }
    }
    return frame
  }

  private func padded(_ values: [Float], _ slice: Int) -> [Float] {
    var image = [Float](repeating: 0, count: network.height * network.width)
    for y in 0..<size.y {
      for x in 0..<size.x {
        image[(x + padding.x) * network.width + y + padding.y] =
          values[x + size.x * (y + size.y * slice)]
      }
    }
    return image
  }

  private func write(
    _ probabilities: [Float], of image: Int, to frame: inout Frame, _ slice: Int
  ) {
    let pixels = network.height * network.width
    for y in 0..<size.y {
      for x in 0..<size.x {
        let pixel = (x + padding.x) * network.width + y + padding.y
        let voxel = x + size.x * (y + size.y * slice)
        var best: Float = -1
        for label in 0..<classes {
          let probability = probabilities[(image * classes + label) * pixels + pixel]
          frame.probabilities[label][voxel] = probability
          // The first of equal ones, as TensorFlow takes it.
          if probability > best {
            best = probability
            frame.labels[voxel] = UInt8(label)
          }
        }
      }
    }
  }
}

extension SIMD2<Int> {
  fileprivate func upToMultiple(of step: Int) -> SIMD2<Int> {
    SIMD2((x + step - 1) / step * step, (y + step - 1) / step * step)
  }
}
