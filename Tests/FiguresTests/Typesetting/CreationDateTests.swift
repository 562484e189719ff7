import Foundation
import Testing

@testable import Figures

@Suite struct CreationDateTests {
  private func mended(_ text: String) -> String {
    String(decoding: CreationDate.mended(Data(text.utf8)), as: UTF8.self)
  }

  @Test func aDateBeginsWithItsSignAndTakesNoMoreRoom() {
    #expect(
      mended("<< /CreationDate (20261125000000Z)\n>>")
        == "<< /CreationDate (D:202611250000) \n>>")
  }

  @Test(arguments: [
    "<< /CreationDate (D:20261125000000Z)\n>>", "<< /CreationDate (2026", "<< >>", "",
  ])
  func anyOtherFileStays(_ text: String) {
    #expect(mended(text) == text)
  }

  @Test func cairosFilesHaveIt() throws {
    let file = try Surface.pdf(width: 10, height: 10, title: nil) { _ in }
    #expect(file.range(of: Data("/CreationDate (D:197001010000)".utf8)) != nil)
  }
}
