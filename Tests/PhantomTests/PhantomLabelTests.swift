import CohortTerms
import Foundation
import Testing

@testable import Imaging
@testable import Phantom

@Suite struct PhantomLabelTests {
  /// Pixels on a fine grid hold what the geometry holds.
  @Test(arguments: [1, 2, 3])
  func labelsHoldTheVolumes(_ number: Int) {
    let patient = PhantomPatient(number: number, seed: 3, profile: .challenge)
    let phantom = Phantom(patient)
    let size = SIMD3(80, 80, 70)
    let step = SIMD3(phantom.heart.length * 2.6 / 80, phantom.heart.length * 2.6 / 80, 2)
    for frame in [0, phantom.endSystole] {
      let grid = PhantomPlane(
        rows: size.y, columns: size.x, spacing: step.x, thickness: 2,
        center: SIMD3(-10, 0, 0),
        orientation: ImageOrientation(row: SIMD3(1, 0, 0), column: SIMD3(0, 1, 0)))
      var counts = [0, 0, 0, 0]
      for z in 0..<size.z {
        var plane = grid
        plane.center.z = 2 * Double(z) + 1
        for label in phantom.labels(plane, frame: frame) { counts[Int(label)] += 1 }
      }
      let volumes = phantom.volumes(frame: frame)
      let ml = counts.map { Double($0) * step.x * step.y * step.z / 1000 }
      #expect(abs(ml[1] / volumes.left - 1) < 0.03)
      #expect(abs(ml[2] / volumes.muscle - 1) < 0.03)
      #expect(abs(ml[3] / volumes.right - 1) < 0.03)
    }
  }

  /// A grid of patient space that is the scan's own shows the labels of its planes; any other one what lies there.
  @Test(arguments: [false, true])
  func gridsOfPatientSpace(_ isLandscape: Bool) {
    var patient = PhantomPatient(number: 2, seed: 3, profile: .biobank)
    patient.scan = patient.scan.squared(40)
    patient.scan.isLandscape = isLandscape
    let phantom = Phantom(patient)
    let scan = patient.scan
    let plane = scan.plane(3)
    let affine = Affine.lps(
      i: scan.patientDirection(plane.orientation.row) * scan.spacing,
      j: scan.patientDirection(plane.orientation.column) * scan.spacing,
      k: scan.patientDirection(SIMD3(0, 0, 1)) * scan.sliceDistance,
      origin: scan.patientPlace(plane.place(row: 0, column: 0)))
    let labels = phantom.labels(on: affine, size: SIMD3(40, 40, 2), frame: 3)
    #expect(Set(labels) == [0, 1, 2, 3])
    let planes = [3.0, 4].flatMap { phantom.labels(scan.plane($0), frame: 3) }
    #expect(zip(labels, planes).filter { $0 != $1 }.count <= 2)

    // The same places with x and z exchanged: slices along the axis.
    let long = Affine(i: affine.k, j: affine.j, k: affine.i, origin: affine.origin)
    let turned = phantom.labels(on: long, size: SIMD3(2, 40, 40), frame: 3)
    var different = 0
    for z in 0..<2 {
      for y in 0..<40 {
        for x in 0..<40 where turned[z + 2 * (y + 40 * x)] != labels[x + 40 * (y + 40 * z)] {
          different += 1
        }
      }
    }
    #expect(different <= 2)
  }
}
