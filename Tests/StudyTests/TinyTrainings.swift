import CohortTerms
import Foundation
import Book

@testable import Study

/// What is read from a block's options.
typealias BlockOptions = Decodable & Sendable

/// Trainings of two synthetic patients, that take no time.
enum TinyTrainings {
  /// What all learn from.
  static let data = #""data": {"phantom": "biobank", "patients": 2, "matrix": 16}"#

  static func runs(_ options: String) throws -> LiveRuns {
    let decoder = JSONDecoder()
    decoder.userInfo[DataPath.aliases] = ["own": "own-images"]
    return try decoder.decode(LiveRuns.self, from: Data(options.utf8))
  }

  /// A block whose content can be made of other runs.
  static var block: Training {
    get throws {
      try JSONDecoder().decode(
        Training.self, from: Data(#"{\#(data), "runs": [{"name": "a"}]}"#.utf8))
    }
  }
}
