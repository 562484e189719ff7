/// An image as nnU-Net's `DefaultPreprocessor` prepares it for a two-dimensional network: axes in
/// the plans' order, cropped to what is not zero, normalised, then resampled in each slice.
struct NNUNetPreparation {
  let plans: NNUNetPlans
  /// The size of the whole image and of the crop, in the plans' order of axes.
  let wholeSize: [Int]
  let box: [Range<Int>]
  /// The spacing along each axis before and after resampling, in mm.
  let spacing: [Double]
  let newSpacing: [Double]
  /// The prepared image.
  let image: Volume

  /// `spacing` is the distance of slices, rows and columns as stored, in mm. Throws
  /// ``NNUNetProblem``.
  init(_ stored: Volume, spacing: [Double], _ plans: NNUNetPlans) throws(NNUNetProblem) {
    func refuse(_ reason: String) -> NNUNetProblem { NNUNetProblem(reason: reason) }
    guard stored.values.count == stored.size.reduce(1, *), stored.size.allSatisfy({ $0 > 0 })
    else { throw refuse("the image has \(stored.values.count) values of \(stored.size) voxels") }
    guard stored.values.allSatisfy(\.isFinite) else {
      throw refuse("some of the image's values are infinite or no numbers")
    }
    guard spacing.count == 3, spacing.allSatisfy({ $0.isFinite && $0 > 0 }) else {
      throw refuse("the image's voxels have the size \(spacing) mm, which cannot be")
    }
    self.plans = plans
    let turned = stored.transposed(plans.transposeForward)
    let ordered = plans.transposeForward.map { spacing[$0] }
    let target = [ordered[0]] + plans.spacing
    self.spacing = ordered
    newSpacing = target
    wholeSize = turned.size
    let mask = turned.foreground()
    guard let box = turned.box(around: mask) else { throw refuse("the image is zero throughout") }
    self.box = box
    var cropped = turned.cropped(box)
    let inside = Volume(size: turned.size, values: mask.map { $0 ? 1 : 0 }).cropped(box)
    cropped.standardise(within: plans.usesMask ? inside.values.map { $0 > 0 } : nil)
    let size = (1..<3).map { axis in
      (ordered[axis] / target[axis] * Double(cropped.size[axis]))
        .rounded(.toNearestOrEven)
    }
    guard size.allSatisfy({ (1...8192).contains($0) }) else {
      throw refuse(
        "at the plans' \(plans.spacing[0]) x \(plans.spacing[1]) mm the image has \(size[0]) rows "
          + "and \(size[1]) columns")
    }
    image = cropped.resampled(
      rows: Int(size[0]), columns: Int(size[1]), by: .cubic,
      isBySlice: try Self.isBySlice(ordered, target), rounded: { Float($0) })
  }

  /// A class's scores, resampled to the grid of the crop. They are kept in half precision, as in
  /// nnU-Net.
  func restored(_ scores: Volume) throws(NNUNetProblem) -> Volume {
    scores.resampled(
      rows: box[1].count, columns: box[2].count, by: .linear,
      isBySlice: try Self.isBySlice(newSpacing, spacing), rounded: { Float(Float16($0)) })
  }

  /// Whether slices are resampled one by one: if, before or after, the largest spacing is more than
  /// three times the smallest.
  private static func isBySlice(
    _ current: [Double], _ new: [Double]
  ) throws(NNUNetProblem) -> Bool {
    func largest(_ spacing: [Double]) -> Double { spacing.max() ?? 1 }
    guard
      let rule = [current, new].first(where: { largest($0) / ($0.min() ?? 1) > 3 })
    else { return false }
    let axes = (0..<3).filter { rule[$0] == largest(rule) }
    guard axes.count == 1 else { return false }
    guard axes == [0] else {
      throw NNUNetProblem(
        reason: "voxels of \(rule) mm are longest within the slices that the plans see; turn the "
          + "image so that its slices are the file's last axis")
    }
    return true
  }
}

extension Volume {
  /// Scales to mean 0 and standard deviation 1, over all voxels or within a mask, outside of which
  /// nothing changes.
  fileprivate mutating func standardise(within mask: [Bool]?) {
    func isInside(_ place: Int) -> Bool { mask?[place] ?? true }
    var (count, sum) = (0.0, 0.0)
    for place in values.indices where isInside(place) {
      count += 1
      sum += Double(values[place])
    }
    let mean = sum / count
    var squares = 0.0
    for place in values.indices where isInside(place) {
      squares += (Double(values[place]) - mean) * (Double(values[place]) - mean)
    }
    let deviation = max(Float((squares / count).squareRoot()), 1e-8)
    for place in values.indices where isInside(place) {
      values[place] = (values[place] - Float(mean)) / deviation
    }
  }
}
