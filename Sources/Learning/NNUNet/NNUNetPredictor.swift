import CLearning
import Foundation

/// Applies a model of nnU-Net to volumes as nnU-Net's own predictor does: slice by slice in
/// overlapping pieces, scores averaged over pieces, mirror images and folds, in half precision
/// where nnU-Net uses it. Labels and probabilities are returned in the image's grid.
public final class NNUNetPredictor {
  /// The model.
  public let model: NNUNetModel
  /// Whether each piece is also seen mirrored.
  public let isMirrored: Bool
  private let networks: [Network]
  /// The number of pieces in a batch.
  private let batch: Int

  /// The state between the image and its prediction.
  struct Scores {
    var preparation: NNUNetPreparation
    /// The scores of each class, in the prepared image's grid.
    var classes: [Volume]
  }

  /// If `mirrors`, each piece is also seen mirrored along rows, columns and both.
  public init(
    _ model: NNUNetModel, mirrors: Bool = false, batch: Int = 4, workers: Int = 2
  ) throws {
    self.model = model
    self.batch = max(1, batch)
    isMirrored = mirrors
    let threads = try Workers(workers)
    networks = try model.folds.map { weights in
      let network = try Network(
        model.architecture, images: max(1, batch), height: model.plans.patch[0],
        width: model.plans.patch[1], purpose: .prediction, workers: threads, sharing: nil)
      try network.load(weights)
      return network
    }
  }

  /// Labels a volume. `values` has x running fastest, then y and z; `size` is the number of voxels
  /// along x, y and z, `spacing` their distance in mm. Throws ``NNUNetProblem``, ``NetworkError``,
  /// and CancellationError.
  public func predict(
    _ values: [Float], size: SIMD3<Int>, spacing: SIMD3<Double>
  ) throws -> SeriesPrediction.Frame {
    let stored = Volume(size: [size.z, size.y, size.x], values: values)
    let scores = try scores(stored, spacing: [spacing.z, spacing.y, spacing.x])
    return try prediction(scores)
  }

  func scores(_ stored: Volume, spacing: [Double]) throws -> Scores {
    let preparation = try NNUNetPreparation(stored, spacing: spacing, model.plans)
    let image = preparation.image
    let (patch, size) = (model.plans.patch, image.size)
    // Smaller images are padded with zeros, the odd line at the end.
    let missing = (0..<2).map { max(0, patch[$0] - size[$0 + 1]) }
    let padded = [size[0], size[1] + missing[0], size[2] + missing[1]]
    let place = [
      0..<size[0], missing[0] / 2..<missing[0] / 2 + size[1],
      missing[1] / 2..<missing[1] / 2 + size[2],
    ]
    let whole = image.placed(in: padded, place, around: 0)
    var sums: [[Float]] = []
    for network in networks {
      let found = try scores(of: whole, network)
      guard !sums.isEmpty else {
        sums = found
        continue
      }
      for label in sums.indices {
        for index in sums[label].indices {
          sums[label][index] = half(sums[label][index] + found[label][index])
        }
      }
    }
    if networks.count > 1 {
      sums = sums.map { $0.map { half($0 / Float(networks.count)) } }
    }
    return Scores(
      preparation: preparation,
      classes: sums.map { Volume(size: padded, values: $0).cropped(place) })
  }

  /// One fold's scores for each class and voxel.
  private func scores(of image: Volume, _ network: Network) throws -> [[Float]] {
    let tiles = NNUNetTiles(
      height: image.size[1], width: image.size[2], patch: model.plans.patch)
    let places = tiles.rowStarts.flatMap { row in tiles.columnStarts.map { (row, $0) } }
    let classes = model.labels.count
    var sums = [[Float]](
      repeating: [Float](repeating: 0, count: image.values.count), count: classes)
    var weights = [Float](repeating: 0, count: image.values.count)
    for slice in 0..<image.size[0] {
      try Task.checkCancellation()
      for start in stride(from: 0, to: places.count, by: batch) {
        let part = places[start..<min(start + batch, places.count)]
        let pieces = part.map { row, column in
          image.cropped([
            slice..<slice + 1, row..<row + tiles.rows, column..<column + tiles.columns,
          ]).values
        }
        let found = try scores(of: pieces, network)
        for (piece, (row, column)) in part.enumerated() {
          for y in 0..<tiles.rows {
            let to = slice * image.plane + (row + y) * image.size[2] + column
            for x in 0..<tiles.columns {
              let weight = tiles.weights[y * tiles.columns + x]
              weights[to + x] = half(weights[to + x] + weight)
              for label in 0..<classes {
                let from = ((piece * classes + label) * tiles.rows + y) * tiles.columns + x
                sums[label][to + x] = half(sums[label][to + x] + found[from] * weight)
              }
            }
          }
        }
      }
    }
    for label in 0..<classes {
      for index in weights.indices {
        sums[label][index] = half(sums[label][index] / weights[index])
      }
    }
    guard sums.allSatisfy({ $0.allSatisfy(\.isFinite) }) else { throw NetworkError.notFinite }
    return sums
  }

  /// The scores of pieces, image by image and class by class; if mirrored, the mean over all four.
  private func scores(of pieces: [[Float]], _ network: Network) throws -> [Float] {
    let (height, width) = (network.height, network.width)
    let count = pieces.count * model.labels.count * height * width
    var sums = [Float](repeating: 0, count: count)
    let turns =
      isMirrored ? [(false, false), (true, false), (false, true), (true, true)] : [(false, false)]
    network.execution.isTraining = false
    for (rows, columns) in turns {
      try network.set(
        images: pieces.map { Predictor.mirrored($0, height, width, rows, columns) }, labels: [])
      network.execution.forward()
      let found = Array(UnsafeBufferPointer(start: network.execution.logits, count: count))
      let back = Predictor.mirrored(found, height, width, rows, columns)
      for index in sums.indices { sums[index] += back[index] }
    }
    if isMirrored {
      for index in sums.indices { sums[index] /= 4 }
    }
    return sums
  }

  /// The probabilities in the image's grid. What was cropped off is background.
  private func prediction(_ scores: Scores) throws -> SeriesPrediction.Frame {
    let preparation = scores.preparation
    var planes: [Volume] = []
    for scores in scores.classes { planes.append(try preparation.restored(scores)) }
    for index in planes[0].values.indices {
      let largest = planes.map { $0.values[index] }.max() ?? 0
      var sum: Float = 0
      for label in planes.indices {
        let power = exp(planes[label].values[index] - largest)
        planes[label].values[index] = power
        sum += power
      }
      for label in planes.indices { planes[label].values[index] /= sum }
    }
    let probabilities = planes.enumerated().map { label, plane in
      plane.placed(in: preparation.wholeSize, preparation.box, around: label == 0 ? 1 : 0)
        .transposed(model.plans.transposeBackward).values
    }
    let labels = probabilities[0].indices.map { index in
      var best = 0
      for label in probabilities.indices.dropFirst()
      where probabilities[label][index] > probabilities[best][index] { best = label }
      return UInt8(best)
    }
    return SeriesPrediction.Frame(labels: labels, probabilities: probabilities)
  }
}

/// The nearest number in half precision.
private func half(_ value: Float) -> Float { Float(Float16(value)) }
