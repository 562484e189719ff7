import Engine
import StudyTerms
import Transfer

extension TransferOptions {
  /// LV volumes by the three readers. Throws ``StudyError`` if a reader's masks are missing.
  func readerCurves() throws -> LeftVentricleCurves {
    LeftVentricleCurves(
      observers: try source.counts(of: .observer), model: try source.counts(of: .doubleTransfer),
      pixels: source.pixels)
  }
}
