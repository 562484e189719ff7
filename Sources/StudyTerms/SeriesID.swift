import Tables

/// A short-axis series of the challenge: `245`, `1082_a` (one of a patient's two), `17_rot90` (rotated to portrait).
package struct SeriesID: RawRepresentable, Codable, Hashable, Sendable, Comparable,
  CustomStringConvertible
{
  package var rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }
  package init(_ text: String) { rawValue = text }

  package var text: String { rawValue }

  private static let suffix = "_rot90"

  package var isRotated: Bool { text.hasSuffix(Self.suffix) }
  /// The same series as acquired.
  package var unrotated: SeriesID { isRotated ? SeriesID(String(text.dropLast(6))) : self }
  package var rotated: SeriesID { isRotated ? self : SeriesID(text + Self.suffix) }
  /// The number of the patient, from 1; 0 where the text has none.
  package var patient: Int { Int(text.prefix { $0.isNumber }) ?? 0 }
  /// Without their numbers alone, as `245_a` and `245_rot90` have them, several patients would be one.
  package static func requireNumbers(_ ids: [String], of table: Table) throws {
    for row in ids.indices
    where SeriesID(ids[row]).patient == 0
      || ids[row].wholeMatch(of: /\d+(_[ab])?(_rot90)?(_Diastole|_Systole)?/) == nil
    {
      throw table.refusal(
        row,
        "the Id \(ids[row]) is not the number of a patient; patients with other names are compared as a `cohort`"
      )
    }
  }

  /// Throws where two members of a cohort hold a series of one name: its volumes would be taken for both.
  package static func refuseShared(_ series: [(id: String, member: String)]) throws {
    var members: [String: String] = [:]
    for (id, member) in series {
      if let other = members[id], other != member {
        throw StudyError(
          "\(other) and \(member) both hold a series that is called \(id), by its patient's ID; "
            + "list one of them under `patients`, or let `report curate` give them names of their own"
        )
      }
      members[id] = member
    }
  }

  /// The same for all series of a patient: the text without what tells them apart.
  package var name: String {
    let text = unrotated.text
    return text.hasSuffix("_a") || text.hasSuffix("_b") ? String(text.dropLast(2)) : text
  }
  /// The series that counts its patient once: not the second of two.
  package var isFirstOfPatient: Bool { !unrotated.text.hasSuffix("_b") }

  package var description: String { text }

  package static func < (a: SeriesID, b: SeriesID) -> Bool {
    (a.patient, a.text) < (b.patient, b.text)
  }
}
