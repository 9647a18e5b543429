import Conferencing
import Foundation
import Scenarios
import TestSupport
import Testing

/// `docs/language.md`: the tables in it are those that the loader goes by.
@Suite struct LanguagePageTests {
    private static let url = Program.root.appending(path: "docs/language.md")

    private func page() throws -> TabledPage {
        TabledPage(try String(contentsOf: Self.url, encoding: .utf8), LanguageTables.table)
    }

    @Test func `the tables of the language are up to date`() throws {
        #expect(Golden.compare(try page().text, at: Self.url) == .same)
    }

    @Test func `every vocabulary stands in the page, once`() throws {
        let page = try page()
        #expect(page.mistakes == [])
        let named = page.marks.flatMap { $0.split(separator: " ").map(String.init) }.filter { name in
            LanguageTables.vocabularies.contains { "\($0)" == name }
        }
        #expect(named.sorted() == LanguageTables.vocabularies.map { "\($0)" }.sorted())
        let others = [
            "join options", "stream options", "dial options", "leave options", "conference events", "other events",
            "event fields", "form fields", "stream fields", "laws", "knobs",
        ]
        #expect(Set(others).subtracting(page.marks) == [])
    }

    @Test func `no vocabulary of the loader is left out`() throws {
        let folder = Program.root.appending(path: "Sources/Scenarios")
        var declared: [String] = []
        for file in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where file.hasSuffix(".swift") {
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            declared += text.matches(of: #/enum (\w+): String, Vocabulary\b/#).map { String($0.1) }
        }
        #expect(declared.sorted() == LanguageTables.vocabularies.map { "\($0)" }.sorted())
    }

    @Test func `a page with a mark too many, or with an old table, is found out`() {
        let page = """
            Words.
            <!-- table: SetKey -->

            | an | old table |

            <!-- end of table -->
            More words.
            """
        let made = TabledPage(page, LanguageTables.table)
        #expect(made.mistakes == [] && made.marks == ["SetKey"])
        #expect(made.text != page && made.text.hasPrefix("Words.\n") && made.text.hasSuffix("\nMore words."))
        #expect(TabledPage(made.text, LanguageTables.table).text == made.text)
        let wrong = page.replacing("SetKey", with: "SetKeys")
        #expect(TabledPage(wrong, LanguageTables.table).mistakes == ["there is no table 'SetKeys'"])
        let open = page.replacing("<!-- end of table -->\n", with: "")
        #expect(TabledPage(open, LanguageTables.table).mistakes == ["the last table has no end"])
    }
}
