import Engine
import StudyTerms
import TestSupport
import Testing
import Transfer

@Suite struct LeftVentricleCurvesTests {
  @Test func readersAreLinedUpImageByImage() async throws {
    let curves = try await StepBench().run(TinyReaders.curves)
    #expect(curves.images.map(\.frame) == [0, 1])
    #expect(curves.pixels(.first) == [100, 40])
    #expect(curves.pixels(.second) == [80, 50])
    #expect(curves.pixels(.model) == [90, 30])
    #expect(curves.millilitres == [1, 1])
    let extremes = try #require(curves.extremes(TinyReaders.volunteer, .second))
    #expect(extremes == (es: 1, ed: 0))
    let ventricle = try curves.ventricle(TinyReaders.volunteer, .second, es: 1, ed: 0)
    #expect(ventricle == LeftVentricle(edv: 80, esv: 50))
  }

  @Test func publishedPixelsAreAllAlike() async throws {
    var step = TinyReaders.curves
    step.pixels = nil
    let curves = try await StepBench().run(step)
    #expect(curves.millilitres == [0.009375, 0.009375])
  }

  @Test func aFrameWithoutImagesIsNoEmptyHeart() async throws {
    let curves = try await StepBench().run(TinyReaders.curves)
    let error = #expect(throws: StudyError.self) {
      try curves.ventricle(TinyReaders.volunteer, .first, es: 9, ed: 0)
    }
    #expect(
      error?.description
        == "volunteer 30 has no image of frame 9, which is said to be end-systole")
  }

  @Test func pixelsOfUnknownSizeAreNotTakenForPublishedOnes() async {
    var step = TinyReaders.curves
    step.pixels = Asked(Given(PixelVolumes(volunteers: [Volunteer(31)], millilitres: [1])))
    #expect(
      await StepBench().sentence(step) == "nobody says what a pixel of volunteer 30 stands for")
  }

  @Test func imagesThatTheModelHasNotAreLeftOut() async throws {
    var step = TinyReaders.curves
    step.model = TinyCounts.asked()
    // Of the tiny images the first two are of the same volunteer, slice and frames.
    let curves = try await StepBench().run(step)
    #expect(curves.pixels(.model) == [8, 5])
    step.model = TinyCounts.asked(
      TinyCounts.table([TinyCounts.images[1]], [TinyCounts.perfect]))
    #expect(try await StepBench().run(step).images == [TinyCounts.images[1]])
  }
}
