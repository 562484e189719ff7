import Engine
import StudyTerms
import TestSupport
import Testing
import Volumes

@Suite struct TrueVolumesTests {
  private let tables = OwnTables()

  private func step(_ text: String) throws -> TrueVolumes {
    TrueVolumes(
      source: KaggleSource(
        folder: FileReference(path: ""), trueVolumes: try tables.write(text, to: "truth.csv")))
  }

  /// The challenge had one line for each patient in training, and one for each phase in its solution.
  @Test(arguments: [
    "Id,Systole,Diastole\n2,40,100\n1,50,120\n",
    "Id,Volume\n2_Systole,40\n2_Diastole,100\n1_Diastole,120\n1_Systole,50\n",
  ])
  func bothFormsAreRead(_ text: String) async throws {
    let rows = try await StepBench(root: tables.root).run(step(text))
    #expect(rows.rows.map(\.patient) == [1, 2])
    #expect(rows.byPatient[1] == VentricularVolumes(diastole: 120, systole: 50))
    #expect(rows.byPatient[2] == VentricularVolumes(diastole: 100, systole: 40))
  }

  @Test(arguments: [
    ("Id,Systole,Diastole\n5,40,100\n005,40,100\n", "truth.csv:3: the Id 005 stands twice"),
    (
      "Id,Volume\n5,40\n",
      "truth.csv:2: the Id 5 ends with neither _Diastole nor _Systole"
    ),
  ])
  func linesThatCannotBeAreNamed(_ text: String, _ sentence: String) async throws {
    #expect(await StepBench(root: tables.root).sentence(try step(text)) == sentence)
  }
}
