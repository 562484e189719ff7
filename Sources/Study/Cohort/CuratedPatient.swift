import Engine
import Foundation
import Imaging
import StudyTerms

/// What curation found in one patient's study and what it made of it, the images aside.
struct CuratedPatient: JSONArtifact, Hashable {
  var name: String
  /// The lines of the curation log: series, problem, resolution, image, more.
  var log: [[String]]
  var series: [Series]
  var slices: [Slice]
  var examples: [Example]

  struct Series: Codable, Hashable, Sendable {
    var id: String
    /// X, Y, slices, phases.
    var size: SIMD4<Int>
    /// In mm, between columns, rows and slices.
    var spacing: SIMD3<Double>
    var scaleFactor: Double
    /// Between phases, in ms.
    var timeStep: Double
    /// The header's PatientID: series of one place may be of several patients.
    var patient: String
    var sex: String
    /// In years; nil where the header does not say.
    var age: Double?
    var manufacturer: String
    var model: String
    /// In tesla.
    var field: Double?
    /// In ms.
    var echoTime: Double?
    var repetitionTime: Double?
    /// In mm.
    var thickness: Double?
    /// Of the first slice, before anything was done to it.
    var rows, columns: Int
  }

  /// A slice that was found, or one that stands for it.
  struct Slice: Codable, Hashable, Sendable {
    var series: String
    var image: String
    /// Along the normal, from the lowest slice that was kept, in mm.
    var location: Double
    /// InstanceNumbers of its images, in the order of phases; empty where the headers have none.
    var instances: [Int]
    var fate: SliceFate
  }

  /// A slice before and after, as 8-bit images of at most ``Thumbnail/largest`` pixels.
  struct Example: Codable, Hashable, Sendable {
    var problem: String
    var image: String
    var before: Thumbnail?
    var after: Thumbnail?
  }
}
