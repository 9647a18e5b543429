package import Conferencing
package import YAMLSource

// How nodes are read: each function gives the typed value, or takes in what is wrong and gives nil. What the YAML reader
// has reported already is passed over without a further word. `subject` begins a sentence: "'within'".

extension Findings {
    /// The word that a key writes, where this version runs it.
    package mutating func recognise<Word: Vocabulary>(_ key: YAMLNode, as _: Word.Type) -> Word? {
        guard !key.isInvalid else { return nil }
        guard let word = Word.table.word(key) else {
            unknownKey(key, Word.noun, nearest: Word.table.nearest(to: key.text))
            return nil
        }
        guard isBuilt(word, at: key) else { return nil }
        return word
    }

    /// The word that a value is.
    package mutating func word<Word: Vocabulary>(
        _ node: YAMLNode,
        _ subject: @autoclosure () -> String,
        as _: Word.Type
    ) -> Word? {
        guard isPresentScalar(node, subject(), mustBe: Word.noun.withArticle) else { return nil }
        guard let word = Word.table.word(node) else {
            let words = ValueType.list(Word.allCases.map(\.rawValue), last: "or")
            error(
                .notAllowed,
                "\(subject()) must be \(words)",
                at: node,
                hints: Word.table.nearest(to: node.text).didYouMean
            )
            return nil
        }
        guard isBuilt(word, at: node) else { return nil }
        return word
    }

    private mutating func isBuilt<Word: Vocabulary>(_ word: Word, at node: YAMLNode) -> Bool {
        guard !Word.table.isBuilt(word) else { return true }
        notYet("'\(word.rawValue)'", at: node)
        return false
    }

    /// A text that is there and has more in it than white space.
    package mutating func text(
        _ node: YAMLNode,
        _ subject: @autoclosure () -> String,
        maximumLength: Int? = nil
    ) -> String? {
        guard case .text(let text) = value(node, subject(), .text(maximumLength: maximumLength, nonBlank: true)) else {
            return nil
        }
        return text
    }

    /// A text of the wire's own in which nothing is filled in, so that a reference in it would be sent as it stands.
    package mutating func textWithoutReferences(
        _ node: YAMLNode,
        _ subject: @autoclosure () -> String,
        maximumLength: Int? = nil
    ) -> String? {
        guard !node.isInvalid, node.isScalar, node.mayHoldReference else {
            return text(node, subject(), maximumLength: maximumLength)
        }
        return plainText(node, subject())
    }

    /// A scalar's text, whatever it is, in which no reference may stand.
    package mutating func plainText(_ node: YAMLNode, _ subject: @autoclosure () -> String) -> String? {
        guard node.mayHoldReference else { return node.text }
        guard let template = Template(node, &self) else { return nil }
        if let literal = template.literal { return literal }
        error(
            .referenceNotHere,
            "\(subject()) is read before anything runs, so no reference can stand in it",
            at: template.firstReferenceRange(in: node),
            in: node.document,
            hints: ["write $$( to mean the characters $( themselves"]
        )
        return nil
    }

    /// A whole number within bounds.
    package mutating func integer(
        _ node: YAMLNode,
        _ subject: @autoclosure () -> String,
        _ bounds: ClosedRange<Int64>
    ) -> Int64? {
        let type = ValueType.integer(minimum: bounds.lowerBound, maximum: bounds.upperBound)
        guard case .integer(let number) = value(node, subject(), type) else { return nil }
        return number
    }

    /// A scalar's value under a type that names nothing of the cast.
    package mutating func value(
        _ node: YAMLNode,
        _ subject: @autoclosure () -> String,
        _ type: ValueType
    ) -> FieldValue? {
        guard isPresentScalar(node, subject(), mustBe: type.phrase) else { return nil }
        switch type.parse(node.text, quoted: !node.isPlain) {
        case .value(let value): return value
        case .name(let name): return .text(name)
        case .refused(let refusal):
            refuse(refusal, of: subject(), at: node)
            return nil
        }
    }

    /// A duration; one that bounds something must be longer than nothing.
    package mutating func duration(
        _ node: YAMLNode,
        _ subject: @autoclosure () -> String,
        mayBeZero: Bool
    ) -> TimeSpan? {
        guard isPresentScalar(node, subject(), mustBe: "a duration such as 5s") else { return nil }
        switch TimeSpan.parse(node.text) {
        case .success(let span):
            if span > .zero || mayBeZero { return span }
            error(.outOfRange, "\(subject()) must be longer than no time at all", at: node)
            return nil
        case .failure(let refusal):
            error(
                refusal.kind == .outOfRange ? .outOfRange : .duration,
                "\(subject()) \(refusal.reason)",
                at: node,
                hints: refusal.suggestion.didYouMean
            )
            return nil
        }
    }

    /// The entries of a mapping.
    package mutating func mapping(
        _ node: YAMLNode,
        _ subject: @autoclosure () -> String,
        mustBe wanted: @autoclosure () -> String = "a mapping",
        hints: @autoclosure () -> [String] = []
    ) -> YAMLNode.Entries? {
        guard !node.isInvalid else { return nil }
        switch node.kind {
        case .mapping: return node.entries
        case .scalar, .sequence:
            wrongKind(subject(), mustBe: wanted(), at: node, hints: hints())
            return nil
        }
    }

    /// The items of a list that has some.
    package mutating func list(
        _ node: YAMLNode,
        _ subject: @autoclosure () -> String,
        mustBe wanted: @autoclosure () -> String = "a list",
        mayBeEmpty: Bool = false,
        hints: @autoclosure () -> [String] = []
    ) -> YAMLNode.Items? {
        guard !node.isInvalid else { return nil }
        switch node.kind {
        case .sequence:
            guard node.count > 0 || mayBeEmpty else {
                error(.emptyList, "\(subject()) is an empty list, which says nothing", at: node)
                return nil
            }
            return node.items
        case .scalar, .mapping:
            wrongKind(subject(), mustBe: wanted(), at: node, hints: hints())
            return nil
        }
    }

    /// Whether a node is a scalar with something in it; else the mistake is taken in.
    package mutating func isPresentScalar(
        _ node: YAMLNode,
        _ subject: @autoclosure () -> String,
        mustBe wanted: @autoclosure () -> String
    ) -> Bool {
        guard !node.isInvalid else { return false }
        guard node.isScalar else {
            wrongKind(subject(), mustBe: wanted(), at: node)
            return false
        }
        guard node.isNull else { return true }
        let null = node.isAbsent ? "has no value" : "is YAML's null, which is no value"
        error(
            .emptyValue,
            "\(subject()) \(null); it must be \(wanted())",
            at: node,
            hints: !node.isAbsent && wanted().hasPrefix("a text") ? ["quote it to mean the text"] : []
        )
        return false
    }

    /// What `strict` says.
    package mutating func strictScope(_ node: YAMLNode) -> Located<StrictScope>? {
        let wanted = "true, false or a list of \(ValueType.list(EventSource.allCases.map(\.rawValue), last: "and"))"
        guard !node.isInvalid else { return nil }
        switch node.kind {
        case .sequence:
            guard let items = list(node, "'strict'") else { return nil }
            let before = errorCount
            let sources = Set(items.compactMap { word($0, "a source in 'strict'", as: EventSource.self) })
            let scope = StrictScope(
                conference: sources.contains(.conference),
                webhook: sources.contains(.webhook),
                stream: sources.contains(.stream)
            )
            return errorCount == before ? Located(scope, at: node.range) : nil
        case .mapping:
            wrongKind("'strict'", mustBe: wanted, at: node)
            return nil
        case .scalar:
            guard isPresentScalar(node, "'strict'", mustBe: wanted) else { return nil }
            if EventSource.table.word(node) != nil {
                error(.wrongKind, "'strict' must be \(wanted)", at: node, hints: ["write [\(node.text)]"])
                return nil
            }
            guard case .boolean(let flag) = value(node, "'strict'", .boolean) else { return nil }
            return Located(StrictScope(conference: flag, webhook: flag, stream: flag), at: node.range)
        }
    }
}

extension String {
    /// A noun with its indefinite article.
    package var withArticle: String { (first.map { "aeio".contains($0) } ?? false ? "an " : "a ") + self }
}
