import Engine
import StudyTerms
import TestSupport
import Testing
import Transfer

@Suite struct ComparedImagesTests {
  private let tables = OwnTables()

  /// Of images that are all background.
  private func confusion(_ name: String, _ images: [(String, String)]) throws -> PublishedConfusion
  {
    let header = "image\tset\tbg_bg\tbg_lv\tbg_my\tlv_bg\tlv_lv\tlv_my\tmy_bg\tmy_lv\tmy_my"
    let rows = images.map { "\($0)\t\($1)\t65536\t0\t0\t0\t0\t0\t0\t0\t0" }
    return PublishedConfusion(
      table: try tables.write(([header] + rows).joined(separator: "\n") + "\n", to: name))
  }

  private let all = [
    ("17_slice000_frame000", "train"), ("26_slice000_frame000", "test"),
    ("26_slice000_frame001", "test"),
  ]

  @Test func partsAreCounted() async throws {
    let step = ComparedImages(
      networks: [try confusion("a.tsv", all), try confusion("b.tsv", all)],
      observers: [try confusion("c.tsv", Array(all.dropFirst()))])
    let parts = try await StepBench(root: tables.root).run(step).rows
    #expect(parts.map(\.split) == [.train, .validation, .test])
    #expect(parts.map(\.volunteers) == [1, 0, 1])
    #expect(parts.map(\.images) == [1, 0, 2])
  }

  @Test func whatATableLacksIsNamed() async throws {
    let whole = try confusion("a.tsv", all)
    func sentence(
      networks: [PublishedConfusion], observers: [PublishedConfusion] = []
    ) async -> String? {
      await StepBench(root: tables.root).sentence(
        ComparedImages(networks: networks, observers: observers))
    }
    let few = try confusion("b.tsv", Array(all.prefix(2)))
    #expect(
      await sentence(networks: [whole, few])
        == "b.tsv: the image 26_slice000_frame001 is missing, which a.tsv has")
    let none = try confusion("c.tsv", Array(all.prefix(1)))
    #expect(
      await sentence(networks: [whole], observers: [none])
        == "c.tsv: volunteer 26 is missing, which a.tsv has")
    let other = try confusion("d.tsv", [("17_slice000_frame000", "test")] + all.dropFirst())
    #expect(
      await sentence(networks: [whole, other])
        == "d.tsv: the image 17_slice000_frame000 is of the part test, in a.tsv of train")
  }

  @Test func aSingleTableIsComparedWithNone() {
    let folder = FileReference(path: "7T")
    #expect(ComparedImages(of: [.transfer, .transfer], in: folder) == nil)
    let two = ComparedImages(of: [.observer, .transfer], in: folder)
    #expect(
      two?.networks.map(\.table.path)
        == ["7T/confusion_tables/confusion_WS_imagenetTransferLearn.tsv"])
    #expect(two?.observers.map(\.table.path) == ["7T/confusion_tables/confusion_WS_TR.tsv"])
  }
}
