import StudyTerms
import TestSupport
import Testing
import Transfer

@Suite struct PublishedFramesTests {
  @Test func theVolunteerWhomNobodyAnnotatedIsLeftOut() async throws {
    let tables = OwnTables()
    let step = PublishedFrames(
      table: try tables.write("Id\tes\ted\n26\t9\t24\n24\t0\t1\n30\t8\t0\n", to: "frames.tsv"))
    let frames = try await StepBench(root: tables.root).run(step)
    #expect(frames.volunteers == [Volunteer(26), Volunteer(30)])
    let chosen = try #require(frames[Volunteer(26)])
    #expect(chosen == (es: 9, ed: 24))
    #expect(frames[Volunteer(24)] == nil)
  }

  @Test func aFractionIsNoFrame() async throws {
    let tables = OwnTables()
    let step = PublishedFrames(
      table: try tables.write("Id\tes\ted\n26\t9.5\t24\n", to: "frames.tsv"))
    #expect(
      await StepBench(root: tables.root).sentence(step)
        == "frames.tsv:2: Id, es and ed must be whole numbers")
  }
}
