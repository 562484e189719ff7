import CohortTerms
import Engine
import Foundation
import Imaging
import StudyTerms

/// What curation found in one patient's study and what it made of it, the images aside.
package struct CuratedPatient: JSONArtifact, Hashable {
  package var name: String
  /// What curation decided, in the order of its log.
  package var log: [CurationDecision]
  package var series: [Series]
  package var slices: [Slice]
  package var examples: [Example]

  package init(
    name: String, log: [CurationDecision], series: [Series], slices: [Slice], examples: [Example]
  ) {
    self.name = name
    self.log = log
    self.series = series
    self.slices = slices
    self.examples = examples
  }

  package struct Series: Codable, Hashable, Sendable {
    package var id: String
    /// X, Y, slices, phases.
    package var size: SIMD4<Int>
    /// In mm, between columns, rows and slices.
    package var spacing: SIMD3<Double>
    package var scaleFactor: Double
    /// Between phases, in ms.
    package var timeStep: Double
    /// The header's PatientID: series of one place may be of several patients.
    package var patient: String
    package var sex: String
    /// In years; nil where the header does not say.
    package var age: Double?
    package var manufacturer: String
    package var model: String
    /// In tesla.
    package var field: Double?
    /// In ms.
    package var echoTime: Double?
    package var repetitionTime: Double?
    /// In mm.
    package var thickness: Double?
    /// Of the first slice, before anything was done to it.
    package var rows, columns: Int

    package init(
      id: String, size: SIMD4<Int>, spacing: SIMD3<Double>, scaleFactor: Double, timeStep: Double,
      patient: String, sex: String, age: Double? = nil, manufacturer: String, model: String,
      field: Double? = nil, echoTime: Double? = nil, repetitionTime: Double? = nil,
      thickness: Double? = nil, rows: Int, columns: Int
    ) {
      self.id = id
      self.size = size
      self.spacing = spacing
      self.scaleFactor = scaleFactor
      self.timeStep = timeStep
      self.patient = patient
      self.sex = sex
      self.age = age
      self.manufacturer = manufacturer
      self.model = model
      self.field = field
      self.echoTime = echoTime
      self.repetitionTime = repetitionTime
      self.thickness = thickness
      self.rows = rows
      self.columns = columns
    }
  }

  /// A slice that was found, or one that stands for it.
  package struct Slice: Codable, Hashable, Sendable {
    package var series: String
    package var image: String
    /// Along the normal, from the lowest slice that was kept, in mm.
    package var location: Double
    /// InstanceNumbers of its images, in the order of phases; empty where the headers have none.
    package var instances: [Int]
    package var fate: SliceFate

    package init(series: String, image: String, location: Double, instances: [Int], fate: SliceFate)
    {
      self.series = series
      self.image = image
      self.location = location
      self.instances = instances
      self.fate = fate
    }
  }

  /// A slice before and after, as 8-bit images of at most ``Thumbnail/largest`` pixels.
  package struct Example: Codable, Hashable, Sendable {
    package var problem: CurationProblem
    package var image: String
    package var before: Thumbnail?
    package var after: Thumbnail?

    package init(
      problem: CurationProblem, image: String, before: Thumbnail? = nil, after: Thumbnail? = nil
    ) {
      self.problem = problem
      self.image = image
      self.before = before
      self.after = after
    }
  }
}
