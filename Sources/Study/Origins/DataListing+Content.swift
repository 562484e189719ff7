import Book
import Listings
import Tables

extension DataListing {
  /// Tables of the data sets, of their folders and of all files.
  var content: [Content] {
    get throws {
      [
        .table(
          TableContent(
            try properties.rows.table(), keys: ["set", "property"],
            caption: "The data: what it is, under which licence, and the commit and checksums that"
              + " pin it.")),
        .table(
          TableContent(
            part: "folders", try folders.rows.table(), keys: ["set", "folder"],
            caption: "Files of the data set by folder.")),
        .table(
          TableContent(
            part: "files", try files.rows.table(), keys: ["set", "path"],
            caption: "Every file of the data with the SHA-256 of its bytes; all rows are in the"
              + " download.", shownRows: 5)),
      ]
    }
  }
}
