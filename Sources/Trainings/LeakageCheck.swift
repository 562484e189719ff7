import Cohorts
import Engine
import Imaging
import Labels
import StudyTerms

/// Refuses a test on patients whom the network learnt from, wherever their files lie: the same
/// name, the same PatientID, or an image with the same pixels, in DICOM or PNG. Where it learnt from
/// another network's labels, what that one learnt from counts as well.
///
/// Synthetic patients are told by their seed before anything runs (``PatientOrigin``).
package struct LeakageCheck: RunnableStep {
  /// The hearts that a network is tested on.
  package enum Tested: Codable, Hashable, Sendable {
    case images(TrainingImages)
    case cohort([PatientImages])
  }

  /// The network.
  package var network: TrainedNetwork
  /// The hearts that it is tested on.
  package var tested: Tested
  /// The option that names these, for the message.
  package var option: String

  /// nil if one of both is synthetic.
  package init?(of network: TrainedNetwork, on tested: Tested, option: String) {
    self.network = network
    self.tested = tested
    self.option = option
    if learnt.isEmpty || own.traces.isEmpty { return nil }
  }

  /// Where the traces of some hearts come from.
  private struct Source {
    var folder: ImageFiles?
    var patients: [PatientImages] = []

    init(_ images: TrainingImages) {
      switch images.source {
      case .synthetic: self.init([])
      case .files(let files):
        self.init([])
        folder = files
      case .labelled(let images): self.init(images.labels.patients)
      }
    }

    init(_ images: [PatientImages]) {
      patients = images.filter { !$0.member.files.isEmpty }
    }

    var traces: [any Step] {
      (folder.map { [FolderTraces(images: $0.images)] } ?? [])
        + patients.map { CohortTrace(images: $0) }
    }
    var files: [FileReference] { folder.map { [$0.images, $0.masks] } ?? [] }
  }

  private var own: Source {
    switch tested {
    case .images(let images): Source(images)
    case .cohort(let patients): Source(patients)
    }
  }
  private var learnt: [Source] {
    NetworkStart.network(network).sources.map { Source($0.images) }.filter { !$0.traces.isEmpty }
  }

  package var inputs: [any Step] { ([own] + learnt).flatMap(\.traces) }
  package var files: [FileReference] { ([own] + learnt).flatMap(\.files) }
  package var title: String { "whether the \(network.title) knows its test" }

  /// The numbers of patients that were compared.
  package struct Output: JSONArtifact, Hashable {
    /// The patients that the network learnt from, and those that it is tested on.
    package var learnt, tested: Int
  }

  package func run(_ context: StepContext) async throws -> Output {
    let tested = try Self.patients(own, context)
    let learnt = try learnt.flatMap { try Self.patients($0, context) }
    let shared = SharedIDs(among: [learnt.map(\.trace), tested.map(\.trace)])
    for known in learnt {
      for patient in tested {
        // Of one folder the selections are compared where they are read.
        if known.place == patient.place, known.trace.name == patient.trace.name { continue }
        guard let reason = shared.reason(known, patient) else { continue }
        let (own, other) = (known.trace.name, patient.trace.name)
        let names =
          "\(own) of \(known.place)"
          + (own == other ? " and of \(patient.place)" : ", who is \(other) of \(patient.place)")
        throw StudyError(
          "the network learns from hearts that are in its `\(option)` too, \(names): \(reason);"
            + " take the patient out of one of both")
      }
    }
    return Output(learnt: learnt.count, tested: tested.count)
  }
}

extension LeakageCheck {
  fileprivate struct Patient {
    var trace: PatientTrace
    /// The folder of its images.
    var place: FileReference
  }

  private static func patients(_ source: Source, _ context: StepContext) throws -> [Patient] {
    var patients = try source.patients.map { images in
      Patient(
        trace: try context.output(of: CohortTrace(images: images)), place: images.member.files[0])
    }
    if let files = source.folder {
      let chosen = try files.patientsAtHand(context)
      patients += try context.output(of: FolderTraces(images: files.images)).patients
        .filter { chosen.contains($0.name) }.map { Patient(trace: $0, place: files.images) }
    }
    return patients
  }

  /// PatientIDs that stand for nobody: several patients of one set have them.
  private struct SharedIDs {
    private var ids: Set<String> = []

    init(among sets: [[PatientTrace]]) {
      for set in sets {
        var owners: [String: Set<String>] = [:]
        for trace in set { for id in trace.ids { owners[id, default: []].insert(trace.name) } }
        ids.formUnion(owners.filter { $0.value.count > 1 }.map(\.key))
      }
    }

    /// Why both are one patient; nil if nothing says so.
    func reason(_ first: Patient, _ second: Patient) -> String? {
      let isNumber = first.trace.name.allSatisfy(\.isNumber)
      // Patients are numbered from 1 in many data sets.
      if !isNumber || first.place.dataset == second.place.dataset,
        Self.plain(first.trace.name) == Self.plain(second.trace.name)
      {
        return "the same name"
      }
      let own = Set(first.trace.ids.filter(isSomebody))
      if let id = second.trace.ids.first(where: { own.contains($0) && isSomebody($0) }) {
        return "PatientID \(id)"
      }
      return first.trace.sharesImage(with: second.trace) ? "equal pixels" : nil
    }

    private func isSomebody(_ id: String) -> Bool {
      !ids.contains(id) && id.contains(where: { $0 != "0" && $0.lowercased() != "x" })
        && !["anon", "unknown"].contains { id.lowercased().contains($0) }
    }

    /// `SC-HF-I-5` and `SC-HF-I-05` are one name.
    private static func plain(_ name: String) -> String {
      name.split(separator: "-", omittingEmptySubsequences: false)
        .map { Int($0).map(String.init) ?? String($0) }.joined(separator: "-")
    }
  }
}
