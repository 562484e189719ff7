import StudyTerms
import Testing

@Suite struct PublishedNetworkTests {
  @Test func theNameTellsTheLabelsThatWereTrusted() {
    #expect(PublishedNetwork.labelLimit(of: "r34_p05_s256") == 5)
    #expect(PublishedNetwork.labelLimit(of: "r34_p15_s256_focal") == 15)
    #expect(PublishedNetwork.labelLimit(of: "UKBB") == nil)
  }

  @Test func theChosenOneIsAmongThem() {
    #expect(PublishedNetwork.networks.contains { $0.name == PublishedNetwork.chosen })
    #expect(Set(PublishedNetwork.names).count == 11)
  }
}
