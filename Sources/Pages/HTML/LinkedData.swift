import Book
import Escaping
import Foundation

/// JSON-LD of schema.org for search engines.
enum LinkedData {
  private struct Organization: Encodable {
    var type = "Organization"
    var name: String
    private enum CodingKeys: String, CodingKey {
      case type = "@type"
      case name
    }
  }

  private struct Person: Encodable {
    var type = "Person"
    var name: String
    var affiliation: Organization?
    var id: String?
    private enum CodingKeys: String, CodingKey {
      case type = "@type"
      case id = "@id"
      case name, affiliation
    }
  }

  private struct Article: Encodable {
    var context = "https://schema.org"
    var type = "ScholarlyArticle"
    var name: String
    var alternativeHeadline: String?
    var author: [Person]
    var datePublished: String?
    var license: String?
    var url: String?
    var inLanguage = "en"
    private enum CodingKeys: String, CodingKey {
      case context = "@context"
      case type = "@type"
      case name, alternativeHeadline, author, datePublished, license, url, inLanguage
    }
  }

  static func script(for book: ResolvedBook) -> HTML {
    let article = Article(
      name: book.title, alternativeHeadline: book.subtitle,
      author: book.authors.map { author in
        Person(
          name: author.name, affiliation: author.affiliation.map { Organization(name: $0) },
          id: author.orcidAddress)
      },
      datePublished: book.date, license: book.license, url: book.url)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(article) else { return .sequence([]) }
    let json = String(decoding: data, as: UTF8.self).inScriptElement
    return .element("script", [.init("type", "application/ld+json")], [.made(json)])
  }
}
