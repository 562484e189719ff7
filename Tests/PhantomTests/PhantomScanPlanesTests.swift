import Imaging
import Phantom
import Testing

@Suite struct PhantomScanPlanesTests {
  /// Turned by the curation, x runs along the old y, and y against the old x.
  @Test func aLandscapeHeartIsUprightOnceTurned() {
    var scan = PhantomPatient(number: 2, seed: 3, profile: .biobank).scan
    scan.isLandscape = false
    let portrait = scan.plane(3).orientation
    scan.isLandscape = true
    let landscape = scan.plane(3).orientation
    #expect(landscape.column == portrait.row)
    #expect(-landscape.row == portrait.column)
  }
}
