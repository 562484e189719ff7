import Cohorts
import Foundation
import GroundTruth
import Imaging
import NIfTI
import StudyTerms

/// A series with networks' labels of every image and, if it is known, the truth.
package struct LabelledStack {
  /// A network's labels of the series.
  package struct Network {
    /// The network's name.
    package var name: String
    /// The number of classes, background included.
    package var classes: Int
    /// The class of each voxel, x running fastest, then y, z and t, like the truth's.
    package var labels: [UInt8]

    package init(name: String, classes: Int, labels: [UInt8]) {
      self.name = name
      self.classes = classes
      self.labels = labels
    }
  }

  /// The series' name.
  package var series: String
  /// The image of the series.
  package var image: NIfTIImage
  /// The true labels, with ``PixelOverlap/unknown`` in images without truth; nil if it is unknown
  /// for all.
  package var truth: [UInt8]?
  /// Whether the truth was drawn by hand, so that the wall is known in some images only.
  package var isDrawn: Bool
  /// The networks' labels.
  package var networks: [Network]

  package init(
    series: String, image: NIfTIImage, truth: [UInt8]? = nil, isDrawn: Bool, networks: [Network]
  ) {
    self.series = series
    self.image = image
    self.truth = truth
    self.isDrawn = isDrawn
    self.networks = networks
  }

  /// The number of voxels along x, y and z, and of frames.
  package var size: SIMD4<Int> { image.header.size }
  /// The volume that a pixel stands for, the gap between slices included, in ml.
  private var voxel: Double {
    let spacing = image.header.affine.spacing
    return spacing.x * spacing.y * spacing.z / 1000
  }

  /// One image around the heart. `frame` and `slice` count from 0.
  package func view(frame: Int, slice: Int, frameName: String, reason: String) -> GalleryView {
    let wide = mask(diastole, slice)
    let window = HeartWindow(wide.bounds == nil ? mask(frame, slice) : wide)
    let plane = image.plane(frame * size.z + slice)
    func labels(_ name: String, _ plane: ArraySlice<UInt8>, dice: [Double]) -> GalleryView.Labels {
      GalleryView.Labels(
        name: name, mask: Data(window.cut(Array(plane))), dice: dice,
        volume: Double(plane.count { $0 == 1 }) * voxel)
    }
    let known = known(frame, slice)
    return GalleryView(
      series: series, reason: reason, frame: frameName, slice: slice,
      image: Thumbnail(
        Plane(rows: window.side, columns: window.side, values: window.cut(plane.values))),
      truth: known.map { labels("truth", $0[...], dice: []) },
      networks: networks.map { network in
        let found = self.plane(network.labels, frame, slice)
        return labels(
          network.name, found,
          dice: known.map { truth in
            compared(network, truth).map { PixelOverlap(found, truth[...], of: $0).dice }
          } ?? [])
      })
  }

  /// Each network's Dice of the cavity in one image.
  package func cavityDice(frame: Int, slice: Int) -> [Double] {
    let known = known(frame, slice) ?? []
    return networks.map { PixelOverlap(plane($0.labels, frame, slice), known[...], of: 1).dice }
  }

  /// The images in which the truth has the cavity, as frame and slice from 0.
  package var imagesWithCavity: [(Int, Int)] {
    (0..<size.w).flatMap { frame in
      (0..<size.z).filter { known(frame, $0)?.contains(1) ?? false }.map { (frame, $0) }
    }
  }

  /// The frame of end-diastole, from 0.
  package var diastole: Int { phases.diastole }
  /// The frame of end-systole, from 0.
  package var systole: Int { phases.systole }

  /// The middle one of the slices that hold the cavity at end-systole and end-diastole, or of all
  /// if none does.
  package var middle: Int {
    let (diastole, systole) = phases
    let held = (0..<size.z).filter { slice in
      [systole, diastole].allSatisfy { plane(leading($0), $0, slice).contains(1) }
    }
    return held.isEmpty ? size.z / 2 : held[held.count / 2]
  }
}

extension LabelledStack {
  private var found: [UInt8] { networks.first?.labels ?? [] }

  /// The labels that locate the heart in a frame: the truth if it is known in a slice, else the
  /// first network's.
  private func leading(_ frame: Int) -> [UInt8] { slicesKnown(frame) > 0 ? truth ?? found : found }

  /// The phases by the truth if it is known in two frames, else by the first network. If the truth
  /// is known in one frame only, that frame is end-diastole, as in ``ContourVolumes``.
  private var phases: (diastole: Int, systole: Int) {
    let known = knownFrames
    if known.count > 1, let truth { return Self.extremes(cavity(truth), among: known) }
    let frames = (0..<size.w).filter { size.w == 1 || $0 != known.first }
    let phases = Self.extremes(cavity(found), among: frames)
    return (known.first ?? phases.diastole, phases.systole)
  }

  private static func extremes(
    _ cavity: [Int], among frames: [Int]
  ) -> (diastole: Int, systole: Int) {
    (
      frames.max { (cavity[$0], $1) < (cavity[$1], $0) } ?? 0,
      frames.min { (cavity[$0], $0) < (cavity[$1], $1) } ?? 0
    )
  }

  /// The frames in which the truth is known in at least half as many slices as in the best one.
  private var knownFrames: [Int] {
    let known = (0..<size.w).map(slicesKnown)
    let most = known.max() ?? 0
    return known.indices.filter { most > 0 && 2 * known[$0] >= most }
  }

  private func slicesKnown(_ frame: Int) -> Int {
    guard let truth else { return 0 }
    return (0..<size.z).count { plane(truth, frame, $0).first != PixelOverlap.unknown }
  }

  /// The pixels of the cavity, by frame.
  private func cavity(_ labels: [UInt8]) -> [Int] {
    (0..<size.w).map { frame in
      (0..<size.z).reduce(0) { $0 + plane(labels, frame, $1).count { $0 == 1 } }
    }
  }

  private func plane(_ labels: [UInt8], _ frame: Int, _ slice: Int) -> ArraySlice<UInt8> {
    let count = size.x * size.y
    let start = (frame * size.z + slice) * count
    return labels[start..<start + count]
  }

  /// The truth in one image; nil if it is unknown.
  private func known(_ frame: Int, _ slice: Int) -> [UInt8]? {
    guard let truth else { return nil }
    let plane = plane(truth, frame, slice)
    return plane.first == PixelOverlap.unknown ? nil : Array(plane)
  }

  /// The classes for which a network's labels are compared with the truth in an image.
  private func compared(_ network: Network, _ truth: [UInt8]) -> [UInt8] {
    network.classes > 2 && (!isDrawn || truth.contains(2)) ? [1, 2] : [1]
  }

  private func mask(_ frame: Int, _ slice: Int) -> LabelMask {
    let plane = plane(leading(frame), frame, slice)
    return LabelMask(
      width: size.x, height: size.y,
      labels: plane.map { $0 == PixelOverlap.unknown ? 0 : $0 })
  }
}
