/// What is to be said of one thing that has a name.
public struct Explained: Sendable, Hashable {
    /// The name.
    public var name: String
    /// What kind of thing it is: "join option", "rule".
    public var kind: String
    /// What it is, in sentences; each element is a paragraph, whose own line breaks are kept.
    public var paragraphs: [String]
    /// Facts, each with what it is a fact about.
    public var facts: [Fact]

    /// One fact.
    public struct Fact: Sendable, Hashable {
        /// What it is about: "default".
        public var label: String
        /// The fact.
        public var text: String

        /// Makes a fact.
        public init(_ label: String, _ text: String) {
            self.label = label
            self.text = text
        }
    }

    /// Makes what is to be said.
    public init(_ name: String, kind: String, paragraphs: [String], facts: [Fact] = []) {
        self.name = name
        self.kind = kind
        self.paragraphs = paragraphs
        self.facts = facts
    }
}

extension Explained {
    /// The whole as text, no line longer than `width` columns unless a single word is.
    public func text(width: Int = 100) -> String {
        var text = "\(name) (\(kind))\n"
        for paragraph in paragraphs {
            for line in paragraph.split(separator: "\n", omittingEmptySubsequences: false) {
                text += Explained.wrap(String(line), width: width, indent: "  ")
            }
        }
        let column = (facts.map(\.label.count).max() ?? 0) + 4
        for fact in facts {
            let label = "  " + fact.label + String(repeating: " ", count: column - fact.label.count - 2)
            let wrapped = Explained.wrap(fact.text, width: width, indent: String(repeating: " ", count: column))
            text += label + wrapped.drop { $0 == " " }
        }
        return text
    }

    private static func wrap(_ line: String, width: Int, indent: String) -> String {
        var text = ""
        var current = indent
        // A line's own indent is kept: examples have one.
        let own = String(line.prefix { $0 == " " })
        current += own
        for word in line.dropFirst(own.count).split(separator: " ", omittingEmptySubsequences: false) {
            let isFirst = current.allSatisfy { $0 == " " }
            if !isFirst, current.count + 1 + word.count > width {
                text += current + "\n"
                current = indent + own + word
            } else {
                current += isFirst ? String(word) : " " + word
            }
        }
        return text + (current.allSatisfy { $0 == " " } ? "" : current) + "\n"
    }
}
