import Testing

@testable import Book
@testable import Pages

@Suite struct PageTests {
  @Test func idsAreUnique() throws {
    for (name, html) in try TwoChapters.pages() {
      let ids = HTMLScan(html).ids
      let twice = Set(ids.filter { id in ids.count { $0 == id } > 1 })
      #expect(twice == [], "\(name)")
    }
  }

  @Test func elementsAreClosed() throws {
    for (name, html) in try TwoChapters.pages() {
      #expect(HTMLScan(html).unbalanced == [], "\(name)")
    }
  }

  @Test func internalLinksResolve() throws {
    let pages = try TwoChapters.pages()
    let ids = pages.mapValues { Set(HTMLScan($0).ids) }
    let files = [
      "figures/fig-agreement.tsv", "figures/fig-agreement.svg", "figures/fig-agreement.png",
      "figures/fig-agreement.pdf", "tables/agreement.tsv", "tables/agreement.csv", "style.css",
      "supplement.pdf",
    ]
    for (name, html) in pages {
      for link in HTMLScan(html).values("href") where link != "data:," {
        let parts = link.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
        let file = parts[0].isEmpty ? name : parts[0]
        #expect(ids[file] != nil || files.contains(file), "\(name): \(link)")
        if parts.count > 1 { #expect(ids[file]?.contains(parts[1]) == true, "\(name): \(link)") }
      }
    }
  }

  @Test func describedByAndLabelledByNameElements() throws {
    for (name, html) in try TwoChapters.pages() {
      let scan = HTMLScan(html)
      for id in scan.values("aria-describedby") + scan.values("aria-labelledby") {
        #expect(scan.ids.contains(id), "\(name): \(id)")
      }
    }
  }

  @Test func nothingIsLoadedFromElsewhere() throws {
    for (name, html) in try TwoChapters.pages() {
      for tag in HTMLScan(html).tags {
        let isLoaded = tag.name == "link" || tag.attributes["src"] != nil
        let source = tag.attributes["src"] ?? tag.attributes["href"] ?? ""
        #expect(!isLoaded || !source.contains("//"), "\(name): \(source)")
      }
      #expect(!html.contains("@import") && !html.contains("url(http"))
    }
    #expect(try HTMLRenderer.assets(withFormulas: true).allSatisfy { !$0.path.hasPrefix("/") })
  }

  @Test func referenceManagersFindTheBook() throws {
    let page = try #require(TwoChapters.pages()["index.html"])
    for line in [
      "<html lang=\"en\">", "<title>A &lt;tiny&gt; book</title>",
      "<meta name=\"description\" content=\"A &lt;tiny&gt; book: Its subtitle\">",
      "<meta name=\"citation_title\" content=\"A &lt;tiny&gt; book\">",
      "<meta name=\"citation_author\" content=\"A. Author\">",
      "<meta name=\"citation_author_institution\" content=\"B &amp; C\">",
      "<meta name=\"citation_author_orcid\" content=\"https://orcid.org/0000-0002-1825-0097\">",
      "<meta name=\"citation_publication_date\" content=\"2021/08/01\">",
      "<meta name=\"citation_pdf_url\" content=\"https://example.org/book/supplement.pdf\">",
      "<meta name=\"DC.creator\" content=\"A. Author\">",
      "<meta name=\"DC.rights\" content=\"MIT\">",
      "<link rel=\"next\" href=\"labels.html\">",
    ] {
      #expect(page.contains(line + "\n"), "\(line)")
    }
    #expect(page.contains("\"name\":\"A \\u003ctiny\\u003e book\""))
  }

  @Test func pagesListWhatTheyHoldAndWhatIsBeside() throws {
    let pages = try TwoChapters.pages()
    let labels = try #require(pages["labels.html"])
    #expect(
      labels.contains(
        """
        <li><a href="labels.html" aria-current="page"><span class="number">2</span> \
        Labels &amp; volumes</a></li>
        """))
    #expect(labels.contains("<li><a href=\"#tab-agreement\">Table 1</a> Agreement</li>"))
    #expect(
      labels.contains("<a rel=\"prev\" href=\"index.html\"><span>Previous</span> 1 Overview</a>"))
    let single = try #require(pages["single.html"])
    #expect(single.contains("<li><a href=\"#labels--fig-agreement\">Figure 1</a> Bias −6.5.</li>"))
  }

  @Test func aPageHasTheWorksThatItCites() throws {
    let pages = try TwoChapters.pages()
    #expect(
      pages["index.html"]?.contains("<li id=\"ref:lin1989\" value=\"2\">Lin. 1989.</li>") == true)
    #expect(pages["single.html"]?.contains("<li id=\"ref:bland1986\" value=\"1\">") == true)
  }

  @Test func aChapterWithoutAHeadingShowsItsTitle() throws {
    var book = try TwoChapters.book()
    book.chapters[1].blocks = [.paragraph([.text("Text.")])]
    let page = HTMLRenderer(book: book, svgs: [:]).page(1)
    #expect(
      page.contains("<h1><span class=\"number\">2</span> Labels &amp; volumes</h1>\n<p>Text."))
  }

  @Test func framesMoveBesideTheirFigure() throws {
    var figure = try TwoChapters.figure()
    #expect(try !TwoChapters.html([.figure(figure)]).contains("cine"))
    figure.frames = [figure.figure, figure.figure, figure.figure]
    let page = try TwoChapters.html([.figure(figure)])
    #expect(
      page.contains(
        #"<div class="cine" data-frames="3" hidden><img src="figures/fig-agreement-frame-0.svg""#))
    #expect(page.contains(#"<button type="button">Pause</button>"#))
  }
}
