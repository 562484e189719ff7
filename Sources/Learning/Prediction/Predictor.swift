import CLearning

/// Applies a network to images of any size. Label maps and probabilities are returned in the
/// images' own grids.
public final class Predictor {
  /// How images become the network's input.
  public let preparation: Preparation
  private let network: Network
  /// The networks by size, for images that are not scaled.
  private var networks: [[Int]: Network] = [:]
  private let batch: Int
  /// The largest number of pixels in a batch of images that are not scaled.
  private let mostPixels: Int

  /// The prediction for one image.
  public struct Prediction: Hashable, Sendable {
    /// The most probable class of each pixel, in row-major order.
    public var labels: [UInt8]
    /// The probabilities by class, row and column; empty if they were not asked for.
    public var probabilities: [Float]
  }

  /// Throws ``NetworkError`` if the network is impossible, or if a weight is missing or has another
  /// shape.
  ///
  /// `mostPixels` is the number of pixels predicted at once for images that are not scaled (eight
  /// images of 512 x 512); larger images are predicted in pieces.
  public init(
    _ architecture: Architecture, weights: Weights, preparation: Preparation, batch: Int = 8,
    workers: Int = 2, mostPixels: Int = 1 << 21
  ) throws(NetworkError) {
    self.preparation = preparation
    self.batch = max(1, batch)
    self.mostPixels = mostPixels
    let side = preparation.size ?? architecture.multiple
    network = try Network(
      architecture, images: preparation.size == nil ? 1 : self.batch, height: side, width: side,
      training: false, workers: workers)
    try network.load(weights)
  }

  /// Returns one prediction for each image, in order. The images form one series.
  ///
  /// With `flips`, probabilities are averaged over the image and its three mirror images.
  /// `progress` gets the share done, 0...1.
  public func predict(
    _ images: [Sample], probabilities: Bool = false, flips: Bool = false,
    progress: (Double) -> Void = { _ in }
  ) throws -> [Prediction] {
    var scalings = images.map { _ in Intensity.Scaling() }
    if preparation.scalesSeries {
      let all = preparation.intensity.scaling(images.flatMap(\.image))
      for index in scalings.indices { scalings[index] = all }
    } else {
      for (index, image) in images.enumerated() {
        scalings[index] = preparation.intensity.scaling(image.image)
      }
    }
    var predictions: [Prediction] = []
    var start = 0
    while start < images.count {
      try Task.checkCancellation()
      let first = images[start]
      if preparation.size == nil, first.height * first.width > mostPixels {
        predictions.append(try predictPieces(first, scalings[start], probabilities, flips))
        start += 1
        continue
      }
      let end = images.indices.dropFirst(start).prefix(most(for: first)).prefix {
        preparation.size != nil
          || (images[$0].height, images[$0].width) == (first.height, first.width)
      }.endIndex
      let part = Array(zip(images[start..<end], scalings[start..<end]))
      predictions += try predict(part, probabilities, flips)
      start = end
      progress(Double(start) / Double(images.count))
    }
    return predictions
  }

  private func predict(
    _ part: [(Sample, Intensity.Scaling)], _ probabilities: Bool, _ flips: Bool
  ) throws -> [Prediction] {
    let network = try network(for: part[0].0)
    let (height, width) = (network.height, network.width)
    let placements = part.map { sample, _ in
      Placement(
        height: sample.height, width: sample.width, inputHeight: height, inputWidth: width,
        scales: preparation.size != nil)
    }
    var planes: [[Float]] = []
    for ((sample, scaling), placement) in zip(part, placements) {
      guard sample.image.count == sample.height * sample.width else {
        throw NetworkError.imageSize(sample.image.count, due: sample.height * sample.width)
      }
      var plane = [Float](repeating: 0, count: height * width)
      var warp = placement.warp(nil, nodes: 0)
      cl_warp_image(
        sample.image.map { scaling($0) }, Int32(sample.height), Int32(sample.width), &warp, &plane,
        Int32(height), Int32(width))
      planes.append(plane)
    }
    let mirrors =
      flips ? [(false, false), (true, false), (false, true), (true, true)] : [(false, false)]
    let classes = network.architecture.classes
    var sums = [Float](repeating: 0, count: part.count * classes * height * width)
    for (rows, columns) in mirrors {
      network.execution.images = part.count
      for (index, plane) in planes.enumerated() {
        let turned = Self.mirrored(plane, height, width, rows, columns)
        try network.setImage(
          index, preparation.channels(turned, network.architecture.channels))
      }
      network.execution.forward()
      let found = Array(network.execution.probabilities())
      let back = Self.mirrored(found, height, width, rows, columns)
      for index in sums.indices { sums[index] += back[index] / Float(mirrors.count) }
    }
    let size = classes * height * width
    return zip(part, placements).enumerated().map { index, item in
      prediction(
        Array(sums[(index * size)..<((index + 1) * size)]), network, item.0.0, item.1, probabilities
      )
    }
  }

  /// The number of images in a batch: fewer if they are large, to limit memory.
  private func most(for sample: Sample) -> Int {
    guard preparation.size == nil else { return batch }
    return max(1, min(batch, mostPixels / max(1, sample.height * sample.width)))
  }

  /// Predicts overlapping pieces and keeps their middles. The result equals that of the whole image
  /// if the network sees no further than the overlap, eight times its coarsest pixel.
  private func predictPieces(
    _ sample: Sample, _ scaling: Intensity.Scaling, _ probabilities: Bool, _ flips: Bool
  ) throws -> Prediction {
    let multiple = network.architecture.multiple
    let margin = 8 * multiple
    let side = max(3 * margin, Int(Double(mostPixels).squareRoot()) / multiple * multiple)
    let rows = Self.pieces(sample.height, side, margin)
    let columns = Self.pieces(sample.width, side, margin)
    let classes = network.architecture.classes
    let pixels = sample.height * sample.width
    var planes = [Float](repeating: 0, count: classes * pixels)
    for row in rows {
      for column in columns {
        try Task.checkCancellation()
        let piece = sample.cropped(row.piece, column.piece)
        let found = try predict([(piece, scaling)], true, flips)[0].probabilities
        for label in 0..<classes {
          for y in row.kept {
            let from = (label * piece.height + y - row.piece.lowerBound) * piece.width
            for x in column.kept {
              planes[label * pixels + y * sample.width + x] =
                found[from + x - column.piece.lowerBound]
            }
          }
        }
      }
    }
    return prediction(planes, pixels, probabilities)
  }

  /// Pieces of equal length; the last one ends where the image does.
  private static func pieces(
    _ length: Int, _ side: Int, _ margin: Int
  ) -> [(piece: Range<Int>, kept: Range<Int>)] {
    guard length > side else { return [(0..<length, 0..<length)] }
    let starts = Array(stride(from: 0, to: length - side, by: side - 2 * margin)) + [length - side]
    return starts.indices.map { index in
      let piece = starts[index]..<(starts[index] + side)
      let from = index == 0 ? 0 : starts[index - 1] + side - margin
      let end = index == starts.count - 1 ? length : piece.upperBound - margin
      return (piece, from..<end)
    }
  }

  private func network(for sample: Sample) throws -> Network {
    if preparation.size != nil { return network }
    let size = preparation.inputSize(
      height: sample.height, width: sample.width, multiple: network.architecture.multiple)
    let key = [size.height, size.width]
    if let known = networks[key] { return known }
    let made = try network.forPrediction(
      images: most(for: sample), height: size.height, width: size.width)
    networks = [key: made]
    return made
  }

  /// Every plane mirrored.
  static func mirrored(
    _ planes: [Float], _ height: Int, _ width: Int, _ rows: Bool, _ columns: Bool
  ) -> [Float] {
    guard rows || columns else { return planes }
    var result = planes
    for line in 0..<(planes.count / width) {
      let (plane, row) = (line / height, line % height)
      let from = (plane * height + (rows ? height - 1 - row : row)) * width
      for column in 0..<width {
        result[line * width + column] = planes[from + (columns ? width - 1 - column : column)]
      }
    }
    return result
  }

  /// Resamples the probabilities to the image's grid bilinearly and takes the most probable class
  /// there.
  private func prediction(
    _ found: [Float], _ network: Network, _ sample: Sample, _ placement: Placement,
    _ keeps: Bool
  ) -> Prediction {
    let pixels = sample.height * sample.width
    let classes = network.architecture.classes
    let size = network.height * network.width
    var warp = placement.inverse.warp(nil, nodes: 0)
    var planes: [Float] = []
    planes.reserveCapacity(classes * pixels)
    for label in 0..<classes {
      var plane = [Float](repeating: 0, count: pixels)
      cl_warp_image(
        Array(found[(label * size)..<((label + 1) * size)]), Int32(network.height),
        Int32(network.width), &warp, &plane, Int32(sample.height), Int32(sample.width))
      planes += plane
    }
    return prediction(planes, pixels, keeps)
  }

  /// The most probable class of each pixel.
  private func prediction(_ planes: [Float], _ pixels: Int, _ keeps: Bool) -> Prediction {
    let classes = network.architecture.classes
    var labels = [UInt8](repeating: 0, count: pixels)
    cl_largest(network.execution.pool, planes, 1, Int32(classes), pixels, &labels)
    return Prediction(labels: labels, probabilities: keeps ? planes : [])
  }
}
