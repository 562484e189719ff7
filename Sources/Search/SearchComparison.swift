import Engine
import StudyTerms
import Tables
import Volumes

/// Compares the methods of the search by the error of the ejection fraction, with intervals by
/// patient. Series without known volumes are left out.
///
/// Further questions about the same methods are steps of their own, which hold this one as their
/// parameters and draw no random numbers.
package struct SearchComparison: Step {
  package typealias Output = Rows<MethodError>

  // The seed of the bootstrap derives from all of these, even from those that it does not need.
  /// The volumes to compare.
  package var source: VolumeSource
  /// The names of the methods.
  package var methods: [String]
  /// The number of bootstrap draws of patients.
  package var repetitions: Int
  /// The largest label score of the series that networks were trained on, as a fraction; nil to
  /// read it from each network's name.
  package var trainedThreshold: Double?
  /// The largest |relative error| of a good ejection fraction.
  package var goodEjectionFraction: Double
  /// The |relative error| above which a volume is bad.
  package var badVolume: Double

  package init(
    source: VolumeSource, methods: [String], repetitions: Int, trainedThreshold: Double?,
    goodEjectionFraction: Double, badVolume: Double
  ) {
    self.source = source
    self.methods = methods
    self.repetitions = repetitions
    self.trainedThreshold = trainedThreshold
    self.goodEjectionFraction = goodEjectionFraction
    self.badVolume = badVolume
  }

  package var inputs: [any Step] { [source.step] }
  package var title: String { "comparison of the search's methods" }
}
