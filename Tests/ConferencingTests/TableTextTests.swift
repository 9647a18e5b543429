import Conferencing
import Testing

/// One text of a table that `muster explain` prints, and where the table says it is written.
struct TableText: Sendable, CustomTestStringConvertible {
    var name: String
    var summary: String
    var source: String

    var testDescription: String { name }

    static let all: [TableText] =
        (JoinParameters.all + StreamParameters.all + DialParameters.all + LeaveParameters.all)
        .map { TableText(name: $0.name, summary: $0.summary, source: $0.source) }
        + EventType.allCases.flatMap { type in
            EventFields.of(type).map {
                TableText(name: "\(type.rawValue) \($0.name)", summary: $0.summary, source: $0.source)
            }
        }
        + ConferenceStatus.allCases.map {
            TableText(name: $0.rawValue, summary: $0.entry.summary, source: $0.entry.source)
        }
        + Knobs.all.map { TableText(name: $0.name.rawValue, summary: $0.summary, source: $0.source) }
        + Rules.all.flatMap { rule in
            ([rule.summary] + rule.details).map { TableText(name: rule.id.rawValue, summary: $0, source: rule.source) }
        }
}

struct TableTextTests {
    @Test(arguments: TableText.all)
    func `a summary is a few plain sentences`(text: TableText) {
        #expect(text.summary.hasSuffix("."), "\(text.summary)")
        #expect(text.summary.first?.isUppercase == true || text.summary.first?.isLetter == true)
        #expect(text.summary.count <= 300, "\(text.summary.count) characters: \(text.summary)")
        #expect(!text.summary.contains("  ") && !text.summary.contains("..") && !text.summary.contains("\n"))
    }

    @Test(arguments: TableText.all)
    func `a source is made of tags that are explained, each once`(text: TableText) {
        let tags = text.source.split(separator: ", ").map(String.init)
        #expect(!tags.isEmpty)
        #expect(Set(tags).count == tags.count, "\(text.source)")
        for tag in tags {
            #expect(SourceTag(rawValue: tag) != nil || tag.wholeMatch(of: /C[1-9][0-9]?/) != nil, "\(tag)")
        }
    }

    @Test func `every tag is used somewhere`() {
        let used = Set(TableText.all.flatMap { $0.source.split(separator: ", ").map(String.init) })
        #expect(SourceTag.allCases.filter { !used.contains($0.rawValue) } == [])
    }

    @Test(arguments: JoinParameters.all + StreamParameters.all + DialParameters.all)
    func `an option names no rule twice`(parameter: Parameter) {
        #expect(Set(parameter.rules).count == parameter.rules.count)
    }
}
