/// What a bibliography says of a work, in plain text, whatever the format it was read from.
struct Work: Sendable, Hashable {
  var key: String
  var authors = People()
  var editors = People()
  var title = ""
  /// The journal or the book that it appeared in; empty where it appeared by itself.
  var container = ""
  /// Whether that is a book or proceedings.
  var isPart = false
  var series = ""
  var edition = ""
  var volume = ""
  /// Of the journal's issue, or in the series.
  var number = ""
  var pages = ""
  /// Press, school, institution or organization.
  var publisher = ""
  var address = ""
  /// `PhD thesis`, `Technical report TR-5`.
  var genre = ""
  var version = ""
  /// How it was published, where that is said in words.
  var published: [Reference.Part] = []
  var year = ""
  var note: [Reference.Part] = []
  var doi = ""
  /// Verbatim.
  var url = ""
  /// The day on which the address was looked at.
  var accessed = ""
  var arXiv = ""
  /// `cs.CV`
  var arXivClass = ""
  var pubMed = ""
  var pubMedCentral = ""

  struct People: Sendable, Hashable {
    var names: [PersonName] = []
    /// Whether there are others who are not named.
    var hasMore = false
  }
}
