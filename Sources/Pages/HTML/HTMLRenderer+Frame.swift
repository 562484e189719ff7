import Book

/// Everything around the text of a page.
extension HTMLRenderer {
  /// A complete page. `current` is the chapter that it shows; nil for all chapters.
  func document(_ title: String, current: Int?, _ content: [HTML]) -> String {
    let main: [HTML] = ["\n"] + ((current ?? 0) == 0 ? titleBlock : []) + content
    let layout: [HTML] = [
      "\n", navigation(current), "\n",
      .element("main", [.id(Self.contentID), .init("tabindex", "-1")], main), "\n",
    ]
    let body: [HTML] = [
      "\n",
      .element("a", [.class("skip"), .href(.anchor(Self.contentID))], ["Skip to the content"]),
      "\n", header(current), "\n", .element("div", [.class("layout")], layout), "\n",
      footer(single: current == nil), "\n",
    ]
    let page: [HTML] = [
      .made("<!DOCTYPE html>\n"),
      .element(
        "html", [.init("lang", "en")],
        [
          "\n", .element("head", [], ["\n"] + head(title, current)), "\n",
          .element("body", [], body), "\n",
        ]), "\n",
    ]
    return page.written
  }

  private func head(_ title: String, _ current: Int?) -> [HTML] {
    let viewport = "width=device-width, initial-scale=1"
    return [
      .element("meta", [.init("charset", "utf-8")], []), "\n",
      .element(
        "meta",
        [.init("http-equiv", "Content-Security-Policy"), .init("content", Self.policy)], []),
      "\n",
      .element("meta", [.init("name", "viewport"), .init("content", viewport)], []), "\n",
      .element("title", [], [.text(title)]), "\n",
    ] + metadata(current) + [
      // An empty icon, so that no browser requests one.
      .element("link", [.init("rel", "icon"), .init("href", "data:,")], []), "\n",
      .element("link", [.init("rel", "stylesheet"), .href(.file("style.css"))], []), "\n",
      .element("script", [.src(.file("script.js"))], []), "\n",
    ]
  }

  /// A second wall behind the escaping: a page loads nothing from elsewhere, and runs no script but
  /// the book's own file. `file:` is for pages that are opened from a disk, where not every browser
  /// takes a neighbouring file for the page's own. Drawings of authors may have styles of their own.
  static let policy = [
    "default-src 'none'", "script-src 'self' file:", "style-src 'self' file: 'unsafe-inline'",
    "img-src 'self' file: data:", "font-src 'self' file:", "base-uri 'none'", "form-action 'none'",
  ].joined(separator: "; ")

  private func header(_ current: Int?) -> HTML {
    var tools: [HTML] = []
    if current != nil { tools += [Self.link(to: .page("single"), "All on one page"), " "] }
    if let pdf { tools += [Self.link(to: .file(pdf), "PDF"), " "] }
    tools.append(
      .element(
        "button", [.init("type", "button"), .id("page:theme"), .flag("hidden")], ["Dark"]))
    return .element(
      "header", [.class("site")],
      [
        .element("a", [.class("title"), .href(.page("index"))], [.text(book.title)]), "\n",
        .element("span", [.class("tools")], tools),
      ])
  }

  private func footer(single: Bool) -> HTML {
    var sentences: [HTML] = []
    if let date = book.date { sentences.append("\(date). ") }
    if let license = book.license { sentences.append("Licence: \(license). ") }
    sentences += [
      "Made by ", .element("code", [], ["report"]),
      "; every number on these pages says where it comes from. ",
      single
        ? Self.link(to: .page("index"), "One page a chapter")
        : Self.link(to: .page("single"), "All chapters on one page"), ".",
    ]
    return .element("footer", [.class("site")], [.element("p", [], sentences)])
  }

  private static func link(to address: HTMLAddress, _ text: String) -> HTML {
    .element("a", [.href(address)], [.text(text)])
  }

  private var titleBlock: [HTML] {
    var lines: [HTML] = [.element("p", [.class("booktitle")], [.text(book.title)])]
    if let subtitle = book.subtitle {
      lines.append(.element("p", [.class("subtitle")], [.text(subtitle)]))
    }
    if !book.authors.isEmpty {
      let authors = book.authors.map { $0.name + ($0.affiliation.map { ", \($0)" } ?? "") }
      lines.append(.element("p", [.class("authors")], [.text(authors.joined(separator: "; "))]))
    }
    return [.element("header", [.class("book")], lines), "\n"]
  }
}

extension HTMLRenderer {
  private func navigation(_ current: Int?) -> HTML {
    let menu = HTML.element(
      "details", [.class("menu"), .flag("open")],
      [.element("summary", [], ["Contents"]), "\n"] + contents(current))
    return .element("nav", [.class("contents"), .label("Contents")], [menu])
  }

  private func contents(_ current: Int?) -> [HTML] {
    var items: [HTML] = ["\n"]
    for (index, chapter) in book.chapters.enumerated() {
      let here: [HTMLAttribute] = index == current ? [.init("aria-current", "page")] : []
      let address = current == nil ? HTMLAddress.anchor(chapter.slug) : .page(chapter.slug)
      let link = HTML.element(
        "a", [.href(address)] + here,
        [ChapterHTML.number("\(chapter.number)"), " \(chapter.title)"])
      let inner = index == current ?? index ? sections(of: chapter, single: current == nil) : []
      items += [.element("li", [], [link] + inner), "\n"]
    }
    return [.element("ol", [.class("chapters")], items), "\n"] + listings(current)
  }

  private func sections(of chapter: ResolvedChapter, single: Bool) -> [HTML] {
    let html = ChapterHTML(book: book, svgs: [:], chapter: chapter, single: single)
    var items: [HTML] = ["\n"]
    for case .heading(2, let number, let id, let inlines) in chapter.blocks {
      let link = HTML.element(
        "a", [.href(.anchor(html.anchor(id)))],
        [ChapterHTML.number(number ?? ""), " \(inlines.plainText)"])
      items += [.element("li", [], [link]), "\n"]
    }
    return items.count > 1 ? ["\n", .element("ol", [], items)] : []
  }

  /// Figures and tables of the current chapter, or of all chapters on the single page.
  private func listings(_ current: Int?) -> [HTML] {
    var figures: [HTML] = []
    var tables: [HTML] = []
    for chapter in current.map({ [book.chapters[$0]] }) ?? book.chapters {
      let html = ChapterHTML(book: book, svgs: [:], chapter: chapter, single: current == nil)
      func item(_ id: String, _ name: String, _ caption: [PageInline]) -> [HTML] {
        let link = Self.link(to: .anchor(html.anchor(id)), name)
        return [.element("li", [], [link, " \(caption.firstSentence)"]), "\n"]
      }
      for block in chapter.blocks.withNested {
        switch block {
        case .figure(let figure):
          figures += item(figure.id, "Figure \(figure.numeral)", figure.caption)
        case .captioned(let caption, _):
          tables += item(caption.id, "Table \(caption.numeral)", caption.text)
        case .generatedTable(let table):
          tables += item(table.id, "Table \(table.numeral)", table.caption)
        default: break
        }
      }
    }
    return [("Figures", figures), ("Tables", tables)].filter { !$0.1.isEmpty }.flatMap {
      name, items -> [HTML] in
      let list = HTML.element("ul", [.class("plain")], ["\n"] + items)
      return [.element("details", [], [.element("summary", [], [.text(name)]), list]), "\n"]
    }
  }
}
