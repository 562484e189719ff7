import Foundation
@testable import Imaging
import TestSupport
import Testing

/// After the public description of the format: what Bai et al.'s `parse_cvi42_xml.py` looks for.
@Suite struct CVI42WorkspaceTests {
  private static func points(_ points: [SIMD2<Double>]) -> String {
    points.map {
      """
      <List:item Hash:type="Point"><Point:x>\($0.x)</Point:x><Point:y>\($0.y)</Point:y></List:item>
      """
    }.joined()
  }

  private static func contour(_ name: String, _ line: [SIMD2<Double>]) -> String {
    """
    <Hash:item Hash:key="\(name)" Hash:count="3">
      <Hash:item Hash:key="ImageSize"><Size:width>400</Size:width></Hash:item>
      <Hash:item Hash:key="Points" List:count="4">\(points(line))</Hash:item>
      <Hash:item Hash:key="SubpixelResolution">4</Hash:item>
    </Hash:item>
    """
  }

  private static let text = """
    <?xml version="1.0" encoding="UTF-8"?>
    <Hash:Root xmlns:Hash="h" xmlns:List="l" xmlns:Point="p" xmlns:Size="s">
     <Hash:item Hash:key="StudyMap"><Hash:item Hash:key="ImageStates">
      <Hash:item Hash:key="1.2.3">
       <Hash:item Hash:key="Contours">
        \(contour("saendocardialContour", [SIMD2(40, 40), SIMD2(80, 40), SIMD2(80, 80)]))
        \(contour("saepicardialContour", [SIMD2(30, 30), SIMD2(90, 30), SIMD2(90, 90)]))
        \(contour("laendocardialContour", [SIMD2(0, 0), SIMD2(9, 0), SIMD2(9, 9)]))
       </Hash:item>
      </Hash:item>
      <Hash:item Hash:key="1.2.4"><Hash:item Hash:key="Contours"></Hash:item></Hash:item>
     </Hash:item></Hash:item>
    </Hash:Root>
    """

  @Test func contoursOfTheShortAxisAreInPixelsOfTheirImage() throws {
    let folder = TemporaryFolder()
    let url = try folder.file("a.cvi42wsx", Self.text.utf8)
    let entries = try CVI42Workspace(contentsOf: url).entries
    #expect(entries.map(\.image) == ["1.2.3", "1.2.3"])
    #expect(entries.map(\.isOuter) == [false, true])
    #expect(entries[0].contour.points == [SIMD2(10, 10), SIMD2(20, 10), SIMD2(20, 20)])
    #expect(entries[1].contour.points == [SIMD2(7.5, 7.5), SIMD2(22.5, 7.5), SIMD2(22.5, 22.5)])
  }

  @Test func whatIsNoWorkspaceIsRefused() throws {
    let folder = TemporaryFolder()
    let broken = try folder.file("b.cvi42wsx", "<Hash:Root><a>".utf8)
    #expect {
      try CVI42Workspace(contentsOf: broken)
    } throws: {
      "\($0)".hasSuffix("this is no XML; export the workspace of cvi42 as .cvi42wsx")
    }
    let other = try folder.file("c.cvi42wsx", "<a><b>1</b></a>".utf8)
    #expect(try CVI42Workspace(contentsOf: other).entries.isEmpty)
  }

  @Test func whatCannotBeReadIsNamedWithItsNumber() {
    #expect(
      ForeignContours.sentence((1...12).map { "\($0).cvi42wsx" })
        == "12 cvi42 workspaces, no contours that can be read")
    #expect(
      ForeignContours.sentence(["a.CVI42WS", "b.mat", "notes.txt"])
        == "1 binary cvi42 workspace (export them as XML, .cvi42wsx) and 1 Matlab file, "
        + "no contours that can be read")
    #expect(ForeignContours.sentence(["notes.txt"]) == nil)
  }
}
