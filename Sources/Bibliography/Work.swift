/// A work of a bibliography in plain text, independent of the file's format.
struct Work: Sendable, Hashable {
  var key: String
  var authors = People()
  var editors = People()
  var title = ""
  /// The journal or book in which it appeared; empty for independent works.
  var container = ""
  /// Whether the container is a book or proceedings.
  var isPart = false
  var series = ""
  var edition = ""
  var volume = ""
  /// The number of the issue, or the number in the series.
  var number = ""
  var pages = ""
  /// The press, school, institution or organization.
  var publisher = ""
  var address = ""
  /// The kind of work: `PhD thesis`, `Technical report TR-5`.
  var genre = ""
  var version = ""
  /// How the work was published, in words; empty if not given.
  var published: [Reference.Part] = []
  var year = ""
  var note: [Reference.Part] = []
  var doi = ""
  /// The URL, verbatim.
  var url = ""
  /// The day on which the URL was visited.
  var accessed = ""
  var arXiv = ""
  /// The arXiv class: `cs.CV`.
  var arXivClass = ""
  var pubMed = ""
  var pubMedCentral = ""

  struct People: Sendable, Hashable {
    var names: [PersonName] = []
    /// Whether there are further people without names.
    var hasMore = false
  }
}
