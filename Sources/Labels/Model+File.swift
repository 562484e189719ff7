import Engine
import Learning
import StudyTerms

extension Model {
  /// Reads a model from a file of weights. Errors name the file as the author wrote it.
  package init(_ file: FileReference, _ context: StepContext, as expected: Architecture? = nil)
    throws
  {
    let place = try context.location(of: file)
    do {
      try self.init(unpacking: WeightFile(opening: place).weights(), as: expected)
    } catch let error as Problem {
      throw StudyError("\(file): \(error)")
    } catch let error as WeightError {
      throw StudyError("\(file): \(error.reason)")
    }
  }
}
