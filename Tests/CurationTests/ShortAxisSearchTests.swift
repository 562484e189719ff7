import CohortTerms
import Foundation
import Testing

@testable import Curation
@testable import DICOM
@testable import Imaging

/// Which images of a study are the short axis, told from headers alone.
@Suite struct ShortAxisSearchTests {
  private static let root = URL(filePath: "/cohort")
  /// Across a heart's axis, and 20 degrees off the transaxial plane.
  private static let shortAxis = plane(SIMD3(-0.62, 0.52, 0.58))
  private static let nearAxial = plane(SIMD3(0, 0.342, 0.94))

  private static func plane(_ normal: SIMD3<Double>) -> ImageOrientation {
    let column = normal.normalized.cross(SIMD3(1, 0, 0)).normalized
    return ImageOrientation(row: column.cross(normal.normalized), column: column)
  }

  /// Images of a series at places along its normal, `frames` of each 30 ms apart.
  private static func stack(
    _ name: String, _ plane: ImageOrientation, places: [Double], frames: Int,
    _ change: (Int, Int, inout DICOMHeader) -> Void = { _, _, _ in }
  ) -> [DICOMHeader] {
    places.indices.flatMap { place in
      (0..<frames).map { frame in
        var header = DICOMHeader.synthetic("/cohort/p/\(name)\(place)-\(frame).dcm", location: 0)
        header.seriesUID = name
        header.instanceUID = "\(name).\(place).\(frame)"
        header.instanceNumber = place * frames + frame + 1
        header.orientation = plane
        header.position = plane.normal.normalized * places[place]
        header.triggerTime = Double(frame) * 30
        header.cardiacNumberOfImages = frames
        change(place, frame, &header)
        return header
      }
    }
  }

  private static func changed(
    _ headers: [DICOMHeader], _ change: (inout DICOMHeader) -> Void
  ) -> [DICOMHeader] {
    headers.map { header in
      var header = header
      change(&header)
      return header
    }
  }

  private static func found(_ headers: [DICOMHeader]) -> (slices: [CineSlice], log: [String]) {
    let search = ShortAxisSearch(headers: headers, root: root)
    let (slices, dropped) = search.result(id: "p")
    return (slices, (search.leftOut(id: "p") + dropped).map { String($0.line.dropFirst(2)) })
  }

  @Test func aLargerStackAcrossTheBodyIsNotTheShortAxis() {
    let across = Self.stack("a", Self.nearAxial, places: (0..<24).map { 8 * Double($0) }, frames: 2)
    let short = Self.stack("s", Self.shortAxis, places: (0..<18).map { 8 * Double($0) }, frames: 2)
    let (slices, log) = Self.found(across + short)
    #expect(slices.map(\.header.seriesUID) == Array(repeating: "s", count: 18))
    #expect(log.count == 24)
    #expect(log[0].hasPrefix("orientation\tslice removed\tp/a0-0.dcm\tangleBetweenNorms:"))
  }

  @Test func theLastDigitsOfAPositionDecideNothing() {
    let (slices, log) = Self.found(
      Self.stack("s", Self.shortAxis, places: [0, 8.05, 16.05], frames: 4) { _, frame, header in
        let jitter = frame % 2 == 0 ? 1e-4 : -1e-4
        header.position? += Self.shortAxis.normal.normalized * jitter
        header.orientation?.row.x += jitter
      })
    #expect(slices.map(\.frames.count) == [4, 4, 4])
    #expect(log == [])
  }

  @Test func imagesThatAreThereTwiceAreTakenOnce() {
    let images = Self.stack("s", Self.shortAxis, places: [0, 8, 16], frames: 3)
    let copies = Self.changed(images) { $0.path.replace("/p/", with: "/p/again/") }
    let (slices, log) = Self.found(images + copies)
    #expect(slices.map(\.frames.count) == [3, 3, 3])
    #expect(
      log == [
        "repeated image\t9 images left out\tp/again/s0-0.dcm\tthe same image as p/s0-0.dcm"
      ])
  }

  @Test func imagesOfOneInstanceNumberAreNoCopies() {
    // As in data whose identifiers were broken on the way.
    let (slices, log) = Self.found(
      Self.stack("s", Self.shortAxis, places: [0, 8, 16], frames: 3) { _, _, header in
        header.instanceUID = "1"
      })
    #expect(slices.map(\.frames.count) == [3, 3, 3])
    #expect(log == [])
  }

  @Test func ofMagnitudeAndPhaseTheMagnitudeIsTaken() {
    let images = Self.stack("s", Self.shortAxis, places: [0, 8, 16], frames: 3)
    let phases = Self.changed(images) { phase in
      phase.path += "p"
      phase.instanceUID += ".9"
      phase.isPhaseImage = true
    }
    let (slices, log) = Self.found(images + phases)
    #expect(slices.map(\.frames.count) == [3, 3, 3])
    #expect(log == ["other image\t9 images left out\tp/s0-0.dcmp\tno magnitude"])
    #expect(Self.found(phases).slices.map(\.frames.count) == [3, 3, 3])
  }

  @Test func stillImagesBesideAStackAreNoPartOfIt() {
    let cine = Self.stack("s", Self.shortAxis, places: [0, 8, 16], frames: 5)
    let scar = Self.stack("z", Self.shortAxis, places: [0], frames: 1)
    let (slices, log) = Self.found(cine + scar)
    #expect(slices.count == 3)
    #expect(
      log == ["number of phases\tslice removed\tp/z0-0.dcm\tone image, where others have 5"])
  }

  private static let places = (0..<8).map { 10 * Double($0) }

  /// Real-time images of the same planes, coarser and over several heartbeats, taken later.
  @Test(arguments: [8, 12]) func realTimeImagesAreNotTheCine(_ count: Int) {
    let cine = Self.stack("c", Self.shortAxis, places: Self.places, frames: 25)
    let realTime = Self.changed(
      Self.stack(
        "r", Self.shortAxis, places: (0..<count).map { 10 * Double($0) }, frames: 80)
    ) { header in
      header.seriesDescription = "realtime"
      header.seriesNumber = 50
    }
    let (slices, log) = Self.found(cine + realTime)
    #expect(slices.map(\.header.seriesUID) == Array(repeating: "c", count: 8))
    #expect(log.count == count)
    #expect(log[0].hasPrefix("other sequence\tslice removed\tp/r0-0.dcm"))
  }

  /// Of two cines of the same planes the one of finer pixels, even if both have no name.
  @Test func finerPixelsArePreferred() {
    let fine = Self.stack("f", Self.shortAxis, places: Self.places, frames: 25)
    let coarse = Self.changed(
      Self.stack("g", Self.shortAxis, places: Self.places, frames: 30)
    ) { header in
      header.rows = 96
      header.columns = 72
      header.pixelSpacing = SIMD2(4, 4)
      header.seriesNumber = 50
    }
    let (slices, _) = Self.found(fine + coarse)
    #expect(slices.map(\.header.seriesUID) == Array(repeating: "f", count: 8))
  }

  /// Three parallel four-chamber views are no short axis, if they say so.
  @Test func parallelChamberViewsAreNoShortAxis() {
    let views = Self.changed(
      Self.stack("l", Self.plane(SIMD3(0.6, 0.7, -0.1)), places: [0, 8, 16], frames: 25)
    ) { $0.sequenceWords = "original | cine_4ch" }
    let search = ShortAxisSearch(headers: views, root: Self.root)
    #expect(search.result(id: "p").slices.isEmpty)
    #expect(search.noStack(id: "p").extra == "images: 75; all views are along the heart's axis")
    let short = Self.changed(views) { $0.sequenceWords = "original | sax_from_4ch" }
    #expect(Self.found(short).slices.count == 3)
  }
}
