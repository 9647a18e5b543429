import YAMLSource

extension ScenarioReading {
    /// A node in which all names are filled in that stand for something before a case runs; most nodes have none. Nil, with
    /// the mistake taken in, where it would be larger than may be.
    mutating func filled(_ node: YAMLNode) -> YAMLNode? {
        guard holdsStaticReferences, !node.isInvalid else { return node }
        return rewritten(node) { reading, reference in reading.meaning(of: reference) }
    }

    /// A node in which the variable of a loop is filled in; nil as above.
    mutating func filled(_ node: YAMLNode, variable: String, _ value: StaticValue) -> YAMLNode? {
        guard !node.isInvalid else { return node }
        return rewritten(node, variable: variable) { reading, reference in
            reading.meaning(of: reference, variable: variable, value)
        }
    }

    private mutating func rewritten(
        _ node: YAMLNode,
        variable: String? = nil,
        _ meaning: (inout ScenarioReading, WrittenReference) -> StaticMeaning
    ) -> YAMLNode? {
        let isOwnText = expansion.isOwnText
        do throws(RewritingRefusal) {
            let limit = isOwnText ? YAMLLimits.standard.maximumNodes : expansion.nodesLeft
            let rewriting = try node.rewritten(maximumNodes: limit) { scalar, isKey in
                guard scalar.mayHoldReference else { return .same }
                return filling(of: scalar, isKey: isKey, variable: variable, meaning)
            }
            guard let rewriting else { return node }
            if !isOwnText { expansion.nodesLeft -= rewriting.size }
            for mapping in rewriting.rekeyed { refuseRepeatedKeys(of: mapping) }
            return rewriting.node
        } catch {
            switch error {
            case .tooManyNodes: expansion.isExhausted = true
            case .tooDeep:
                findings.error(
                    .nestingTooDeep,
                    "with what is filled in, mappings and lists lie more than \(YAMLLimits.standard.maximumDepth) deep here",
                    at: node
                )
            }
            reportExhaustion(at: node)
            return nil
        }
    }

    /// What becomes of one scalar.
    private mutating func filling(
        of scalar: YAMLNode,
        isKey: Bool,
        variable: String?,
        _ meaning: (inout ScenarioReading, WrittenReference) -> StaticMeaning
    ) -> ScalarRewriting {
        let scalars = Array(scalar.text.unicodeScalars)
        let references = WrittenReference.all(in: scalars)
        var text: [Unicode.Scalar] = []
        var end = 0
        var isForeign = false
        for reference in references {
            // What was put in from elsewhere has its meaning from there, and that was not for this place to give.
            if scalar.isForeign, variable == nil { continue }
            if let variable, scalar.isForeign, reference.owner == variable, foreignOwners.contains(variable) {
                refuseForeign(reference, variable, scalar)
                return .invalid
            }
            let isWhole = reference.span == 0..<scalars.count
            let piece: String
            switch meaning(&self, reference) {
            case .notStatic: continue
            case .passedOver: return .invalid
            case .mistake(let code, let message, let hints):
                refuse(reference, scalar, code, message, hints)
                return .invalid
            case .reference(let text): piece = text
            case .value(let value):
                if isWhole { return whole(value, for: reference, scalar, isKey: isKey) }
                guard let words = words(of: value, for: reference, scalar) else { return .invalid }
                piece = words
                if words.mayHoldReference {
                    noteOwners(in: words)
                    isForeign = true
                }
            }
            text += scalars[end..<reference.span.lowerBound]
            guard join(Array(piece.unicodeScalars), to: &text, for: reference, scalar) else { return .invalid }
            end = reference.span.upperBound
        }
        guard end > 0 else { return .same }
        guard join(Array(scalars[end...]), to: &text, for: references[references.count - 1], scalar) else {
            return .invalid
        }
        return .text(String(String.UnicodeScalarView(text)), isPlain: scalar.isPlain, isForeign: isForeign)
    }

    /// A value in the place of a scalar that is nothing but a reference to it.
    private mutating func whole(
        _ value: StaticValue,
        for reference: WrittenReference,
        _ scalar: YAMLNode,
        isKey: Bool
    ) -> ScalarRewriting {
        switch value {
        case .unknown: return .invalid
        case .plain(let text):
            noteOwners(in: text)
            return .text(text, isPlain: true, isForeign: text.mayHoldReference)
        case .literal(let text): return .text(text.withoutReferences, isPlain: true, isForeign: false)
        case .node(let node):
            if node.isInvalid { return .invalid }
            if isKey, !node.isScalar {
                let message = "a key must be text, and '$(\(reference.name))' is \(node.kindPhrase)"
                refuse(reference, scalar, .keyNotText, message, [])
                return .invalid
            }
            noteOwners(in: node)
            return .node(node)
        }
    }

    /// A value's text, to stand inside a longer one; nil, with the mistake taken in, where it has none.
    private mutating func words(
        of value: StaticValue,
        for reference: WrittenReference,
        _ scalar: YAMLNode
    ) -> String? {
        switch value {
        case .unknown: return nil
        case .plain(let text): return text
        case .literal(let text): return text.withoutReferences
        case .node(let node):
            if node.isInvalid { return nil }
            if node.isScalar { return node.text }
            let message =
                "'$(\(reference.name))' is \(node.kindPhrase), and only a single value can stand inside a text"
            refuse(reference, scalar, .wrongKind, message, [])
            return nil
        }
    }

    /// Puts a piece behind a text; false, with the mistake taken in, where the two would make a reference of each other.
    private mutating func join(
        _ piece: [Unicode.Scalar],
        to text: inout [Unicode.Scalar],
        for reference: WrittenReference,
        _ scalar: YAMLNode
    ) -> Bool {
        if text.last == "$", piece.first == "(" || piece.starts(with: ["$", "("]) {
            let message = "what is filled in here would make a reference of a '$' that stands beside it"
            refuse(reference, scalar, .malformedReference, message, [])
            return false
        }
        text += piece
        return true
    }

    // MARK: - Names of other places

    /// Notes whose names the references of a value are: a loop around the place that it is put into may not take them.
    private mutating func noteOwners(in text: String) {
        guard text.mayHoldReference else { return }
        for reference in WrittenReference.all(in: Array(text.unicodeScalars)) {
            foreignOwners.insert(String(reference.owner))
        }
    }

    private mutating func noteOwners(in node: YAMLNode) {
        switch node.kind {
        case .scalar: if node.mayHoldReference { noteOwners(in: node.text) }
        case .sequence: for item in node.items { noteOwners(in: item) }
        case .mapping:
            for (key, value) in node.entries {
                noteOwners(in: key)
                noteOwners(in: value)
            }
        }
    }

    // MARK: - Mistakes

    private mutating func refuse(
        _ reference: WrittenReference,
        _ scalar: YAMLNode,
        _ code: DiagnosticCode,
        _ message: String,
        _ hints: [String]
    ) {
        findings.error(
            code,
            message,
            at: Template.range(offset: reference.span.lowerBound, length: reference.span.count, in: scalar),
            in: scalar.document,
            hints: hints
        )
    }

    private mutating func refuseForeign(_ reference: WrittenReference, _ variable: String, _ scalar: YAMLNode) {
        refuse(
            reference,
            scalar,
            .duplicateName,
            "a value that is filled in here speaks of '\(variable)', and so does the loop around it: one of them is another's",
            ["give the loop's variable another name; a loop cannot be handed over as a value"]
        )
    }

    private mutating func refuseRepeatedKeys(of mapping: YAMLNode) {
        var first: [String: YAMLNode] = [:]
        for (key, _) in mapping.entries where !key.isInvalid {
            guard let earlier = first.updateValue(key, forKey: key.text) else { continue }
            findings.error(
                .duplicateKey,
                "with what is filled in, \(quote(key.text)) stands twice in this mapping",
                at: key,
                notes: [Diagnostic.Note("the other one is here", at: earlier.place)]
            )
        }
    }
}

extension String {
    /// Whether `$(` stands in the text.
    fileprivate var mayHoldReference: Bool { contains("$(") }
}
