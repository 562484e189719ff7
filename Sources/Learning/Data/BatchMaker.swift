import CLearning
import Randomness
import Synchronization

/// Makes inputs and labels from a source's images. Scaling, placement and augmentation take one
/// resampling.
final class BatchMaker: Sendable {
  struct Batch: Sendable {
    var images: [[Float]]
    var labels: [[UInt8]]
  }

  let source: any ImageSource
  let preparation: Preparation
  let augmentation: Augmentation
  let channels: Int
  let height: Int
  let width: Int
  let classes: Int
  /// The label that is not counted. Pixels beyond the image get it, or background if there is none.
  let ignored: UInt8?
  let seed: UInt64
  /// The scaling of each image, so that percentiles are computed once.
  private let scalings = Mutex<[Int: Intensity.Scaling]>([:])

  init(
    _ source: any ImageSource, _ preparation: Preparation, _ augmentation: Augmentation,
    channels: Int, classes: Int, ignored: UInt8? = nil, height: Int, width: Int, seed: UInt64
  ) {
    self.source = source
    self.preparation = preparation
    self.augmentation = augmentation
    self.channels = channels
    self.height = height
    self.width = width
    self.classes = classes
    self.ignored = ignored
    self.seed = seed
  }

  /// Makes a batch. It depends on the images and the epoch, not on earlier batches.
  func batch(_ indices: ArraySlice<Int>, epoch: Int) throws -> Batch {
    var batch = Batch(images: [], labels: [])
    for index in indices {
      let sample = try source.sample(index)
      guard sample.image.count == sample.height * sample.width,
        sample.mask.count == sample.image.count
      else {
        if sample.mask.isEmpty { throw TrainingError.noMask(index) }
        throw TrainingError.sampleSize(index, sample.image.count, sample.height, sample.width)
      }
      for label in sample.mask where Int(label) >= classes && label != ignored {
        throw TrainingError.label(Int(label), image: index, classes: classes)
      }
      let scaling = scaling(of: index, sample)
      var stream = RandomStream(seed: seed, [UInt64(epoch), UInt64(index)])
      let (plane, labels) = place(sample, scaling, &stream)
      batch.images.append(preparation.channels(plane, channels))
      batch.labels.append(labels)
    }
    return batch
  }

  private func scaling(of index: Int, _ sample: Sample) -> Intensity.Scaling {
    if let known = scalings.withLock({ $0[index] }) { return known }
    let found = preparation.intensity.scaling(sample.image)
    scalings.withLock { $0[index] = found }
    return found
  }

  private func place(
    _ sample: Sample, _ scaling: Intensity.Scaling, _ stream: inout RandomStream
  ) -> ([Float], [UInt8]) {
    var placement = Placement(
      height: sample.height, width: sample.width, inputHeight: height, inputWidth: width,
      scales: preparation.size != nil)
    var plane = [Float](repeating: 0, count: height * width)
    var labels = [UInt8](repeating: 0, count: height * width)
    let source = sample.image.map { scaling($0) }
    var corners: [Float] = []
    var change: Augmentation.Change?
    if augmentation != .no {
      let made = augmentation.change(
        &stream, height: height, width: width, scale: placement.a)
      let m = made.affine
      placement = placement.after((m[0], m[1], m[2], m[3], m[4], m[5]))
      corners = made.corners
      change = made
    }
    corners.withUnsafeBufferPointer { corners in
      var warp = placement.warp(corners.isEmpty ? nil : corners.baseAddress, nodes: 2)
      let (rows, columns) = (Int32(sample.height), Int32(sample.width))
      cl_warp_image(source, rows, columns, &warp, &plane, Int32(height), Int32(width))
      cl_warp_labels(
        sample.mask, rows, columns, &warp, ignored ?? 0, &labels, Int32(height), Int32(width))
    }
    if let change, change.brightness != 0 || change.contrast != 1 {
      let mean = plane.reduce(0, +) / Float(max(1, plane.count))
      for index in plane.indices {
        plane[index] = (plane[index] - mean) * change.contrast + mean + change.brightness
      }
    }
    return (plane, labels)
  }
}
