import Imaging
import StudyTerms

/// How many pixels of one patient's images have each class.
package struct PatientPixels: Codable, Hashable, Sendable {
  package var name: String
  package var series: [Series]

  package init(name: String, series: [Series]) {
    self.name = name
    self.series = series
  }

  package struct Series: Codable, Hashable, Sendable {
    /// `12`, or `12_rot90` for the turned version of a landscape series.
    package var id: String
    /// Of a pixel with the distance to the next slice, in ml.
    package var voxel: Double
    /// Of one image.
    package var imageSize: Int
    /// By frame, then by class: cavity, wall.
    package var counts: [[Int]]

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

    /// The frames with most and with fewest pixels of the cavity are end-diastole and end-systole.
    package var volumes: VentricularVolumes {
      let cavity = counts.map { Double($0[0]) * voxel }
      return VentricularVolumes(diastole: cavity.max() ?? .nan, systole: cavity.min() ?? .nan)
    }
    /// In ml.
    package var firstFrame: Double { counts.first.map { Double($0[0]) * voxel } ?? .nan }
  }
}
