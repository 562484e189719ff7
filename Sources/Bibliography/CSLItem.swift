/// A work in CSL-JSON, the format of Zotero and citeproc (schema 1.0.2).
struct CSLItem: Decodable {
  var id: Text
  var type: String?
  var title: Text?
  var containerTitle: Text?
  var collectionTitle: Text?
  var collectionNumber: Text?
  var author: [Name]?
  var editor: [Name]?
  var issued: Moment?
  var accessed: Moment?
  var volume: Text?
  var issue: Text?
  var number: Text?
  var page: Text?
  var edition: Text?
  var publisher: Text?
  var publisherPlace: Text?
  var genre: Text?
  var version: Text?
  var note: Text?
  var status: Text?
  var doi: Text?
  var url: Text?
  var pubMed: Text?
  var pubMedCentral: Text?

  enum CodingKeys: String, CodingKey {
    case id, type, title, author, editor, issued, accessed, volume, issue, number, page, edition
    case publisher, genre, version, note, status
    case containerTitle = "container-title"
    case collectionTitle = "collection-title"
    case collectionNumber = "collection-number"
    case publisherPlace = "publisher-place"
    case doi = "DOI"
    case url = "URL"
    case pubMed = "PMID"
    case pubMedCentral = "PMCID"
  }

  /// A text, or a number in place of one. Of a list (Crossref's form of titles) the first element.
  struct Text: Decodable {
    var text: String

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let number = try? value.decode(Int.self) {
        text = String(number)
      } else if let list = try? value.decode([String].self) {
        text = list.first ?? ""
      } else {
        text = try value.decode(String.self)
      }
    }
  }

  struct Name: Decodable {
    var family: String?
    var given: String?
    var droppingParticle: String?
    var particle: String?
    var suffix: String?
    /// The name of an institution.
    var literal: String?

    enum CodingKeys: String, CodingKey {
      case family, given, suffix, literal
      case droppingParticle = "dropping-particle"
      case particle = "non-dropping-particle"
    }
  }

  struct Moment: Decodable {
    /// Year, month and day of one date, or of the two ends of a range.
    var parts: [[Text]]?
    var literal: Text?
    var raw: Text?

    enum CodingKeys: String, CodingKey {
      case literal, raw
      case parts = "date-parts"
    }
  }
}
