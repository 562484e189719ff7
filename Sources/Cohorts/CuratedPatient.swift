import CohortTerms
import Engine
import Foundation
import Imaging
import StudyTerms

/// What curation found in one patient's study and what it made of it, without the images.
package struct CuratedPatient: JSONArtifact, Hashable {
  /// The patient's name in tables and figures.
  package var name: String
  /// Curation's decisions, in the order of its log.
  package var log: [CurationDecision]
  /// The curated series, without their rotated versions.
  package var series: [Series]
  /// All slices that were found, and the copies that stand for missing ones.
  package var slices: [Slice]
  /// One image before and after for each kind of problem that can be shown.
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

  /// A curated series: its grid, and what the headers say of patient and scanner.
  package struct Series: Codable, Hashable, Sendable {
    /// The series' name.
    package var id: String
    /// The number of columns (x), rows (y), slices and phases.
    package var size: SIMD4<Int>
    /// The distance between columns, rows and slices, in mm.
    package var spacing: SIMD3<Double>
    /// The factor by which a matrix of more than 256 pixels was scaled down; 1 if it was not.
    package var scaleFactor: Double
    /// The time between phases, in ms.
    package var timeStep: Double
    /// The header's PatientID; series of one place may belong to several patients.
    package var patient: String
    /// The header's PatientSex; empty if it has none.
    package var sex: String
    /// The age in years; nil if the header does not state it.
    package var age: Double?
    /// The scanner's manufacturer; empty if the header does not state it.
    package var manufacturer: String
    /// The scanner's model; empty if the header does not state it.
    package var model: String
    /// The magnetic field strength in tesla; nil if the header does not state it.
    package var field: Double?
    /// The echo time in ms; nil if the header does not state it.
    package var echoTime: Double?
    /// The repetition time in ms; nil if the header does not state it.
    package var repetitionTime: Double?
    /// The slice thickness in mm; nil if the header does not state it.
    package var thickness: Double?
    /// The rows and columns of the first slice as acquired.
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

  /// A slice that was found, or the copy of one that stands for a missing slice.
  package struct Slice: Codable, Hashable, Sendable {
    /// The series that the slice belongs to.
    package var series: String
    /// The path of its first image below the cohort's folder.
    package var image: String
    /// The position along the normal, relative to the lowest slice kept, in mm.
    package var location: Double
    /// The InstanceNumbers of its images in the order of phases; empty if the headers have none.
    package var instances: [Int]
    /// The SeriesNumber; nil if the header has none.
    package var seriesNumber: Int?
    /// The SOPInstanceUIDs of its images in the same order; empty if they are not all different.
    package var uids: [String]
    /// For each image the first phase that shows it, from 0; -1 if none does.
    package var phases: [Int]
    /// The columns and rows of its images as acquired.
    package var matrix: SIMD2<Int>
    /// Where its pixels come to lie on the series' grid; nil if it was dropped.
    package var map: PlaneMap?
    /// What curation did with it.
    package var fate: SliceFate

    package init(
      series: String, image: String, location: Double, instances: [Int],
      seriesNumber: Int? = nil, uids: [String] = [], phases: [Int] = [], matrix: SIMD2<Int> = .zero,
      map: PlaneMap? = nil, fate: SliceFate
    ) {
      self.series = series
      self.image = image
      self.location = location
      self.instances = instances
      self.seriesNumber = seriesNumber
      self.uids = uids
      self.phases = phases
      self.matrix = matrix
      self.map = map
      self.fate = fate
    }
  }

  /// A slice before and after curation, as 8-bit images of at most ``Thumbnail/largest`` pixels.
  package struct Example: Codable, Hashable, Sendable {
    /// The problem that the images show.
    package var problem: CurationProblem
    /// The path of the image below the cohort's folder.
    package var image: String
    /// The image as acquired; nil if it does not exist.
    package var before: Thumbnail?
    /// The image as curated; nil if it was removed.
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
