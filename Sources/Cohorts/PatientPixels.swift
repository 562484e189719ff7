import Imaging
import NIfTI
import StudyTerms

/// How many pixels of each class one patient's images have.
package struct PatientPixels: Codable, Hashable, Sendable {
  /// The patient's name.
  package var name: String
  /// The patient's series, rotated versions included.
  package var series: [Series]

  package init(name: String, series: [Series]) {
    self.name = name
    self.series = series
  }

  /// The pixel counts of one series.
  package struct Series: Codable, Hashable, Sendable {
    /// The series' name: `12`, or `12_rot90` for the rotated version of a landscape series.
    package var id: String
    /// The volume that a pixel stands for, the gap between slices included, in ml.
    package var voxel: Double
    /// The number of pixels of one image.
    package var imageSize: Int
    /// Pixels by frame, then by class: cavity, wall.
    package var counts: [[Int]]

    /// Counts the labels of an image: one per voxel, x running fastest, then y, z and t.
    package init(_ id: String, _ header: NIfTIHeader, _ labels: [UInt8]) {
      self.id = id
      let spacing = header.affine.spacing
      voxel = spacing.x * spacing.y * spacing.z / 1000
      imageSize = header.size.x * header.size.y
      let volume = header.size.x * header.size.y * header.size.z
      counts = (0..<header.size.w).map { frame in
        let part = labels[frame * volume..<(frame + 1) * volume]
        return [1, 2].map { label in part.count { $0 == label } }
      }
    }

    /// The volumes at the frames with the most (end-diastole) and the fewest (end-systole) cavity
    /// pixels, in ml.
    package var volumes: VentricularVolumes {
      let cavity = counts.map { Double($0[0]) * voxel }
      return VentricularVolumes(diastole: cavity.max() ?? .nan, systole: cavity.min() ?? .nan)
    }
    /// The cavity's volume at the first frame, in ml; NaN without frames.
    package var firstFrame: Double { counts.first.map { Double($0[0]) * voxel } ?? .nan }
  }
}
