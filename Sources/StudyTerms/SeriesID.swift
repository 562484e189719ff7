import Tables

/// The name of a short-axis series of the challenge: `245`, `1082_a` (one of a patient's two),
/// `17_rot90` (rotated to portrait).
package struct SeriesID: RawRepresentable, Codable, Hashable, Sendable, Comparable,
  CustomStringConvertible
{
  /// The name, as in the tables.
  package var rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }
  /// The series of this name; any text is taken.
  package init(_ text: String) { rawValue = text }

  /// The name, as in the tables.
  package var text: String { rawValue }

  private static let suffix = "_rot90"

  /// Whether this is the version rotated to portrait.
  package var isRotated: Bool { text.hasSuffix(Self.suffix) }
  /// The series as it was acquired.
  package var unrotated: SeriesID { isRotated ? SeriesID(String(text.dropLast(6))) : self }
  /// The version rotated to portrait.
  package var rotated: SeriesID { isRotated ? self : SeriesID(text + Self.suffix) }
  /// The patient's number, from 1; 0 if the name has none.
  package var patient: Int { Int(text.prefix { $0.isNumber }) ?? 0 }
  /// The patient by name: `5` of `005_a` and of `5_rot90`, `SC1` of `SC1`.
  package var owner: String {
    text.wholeMatch(of: /0*(\d+)(_[ab])?(_rot90)?/).map { String($0.1) } ?? text
  }

  /// Throws if two members of a cohort have a series of the same name, since its volumes could
  /// belong to either.
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

  /// The part of the name that all series of a patient share.
  package var name: String {
    let text = unrotated.text
    return text.hasSuffix("_a") || text.hasSuffix("_b") ? String(text.dropLast(2)) : text
  }
  /// Whether the series counts when each patient is counted once: true unless it is the second of
  /// two.
  package var isFirstOfPatient: Bool { !unrotated.text.hasSuffix("_b") }

  package var description: String { text }

  /// Orders series by patient number, then by name.
  package static func < (a: SeriesID, b: SeriesID) -> Bool {
    (a.patient, a.text) < (b.patient, b.text)
  }
}
