import Book
import CohortTerms
import Foundation
import Book
import Trainings

@testable import Study

/// What is read from a block's options.
typealias BlockOptions = Decodable & Sendable

/// Trainings of two synthetic patients, that take no time.
enum TinyTrainings {
  /// What all learn from.
  static let data = #""data": {"phantom": "biobank", "patients": 2, "matrix": 16}"#

  static func runs(_ options: String) throws -> ComparedTrainings {
    let decoder = JSONDecoder()
    decoder.userInfo[DataPath.aliases] = ["own": "own-images"]
    return try decoder.decode(ComparedTrainings.self, from: Data(options.utf8))
  }
}
