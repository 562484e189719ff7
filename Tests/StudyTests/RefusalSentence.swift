import Foundation
import Book

/// What an author is told whose options are refused; nil where they are taken. The data set own-images is called `own`.
func refusalSentence(of type: any BlockOptions.Type, _ options: String) -> String? {
  let decoder = JSONDecoder()
  decoder.userInfo[DataPath.aliases] = ["own": "own-images"]
  do {
    _ = try decoder.decode(type, from: Data(options.utf8))
    return nil
  } catch DecodingError.dataCorrupted(let context) {
    return context.debugDescription
  } catch {
    return "\(error)"
  }
}
