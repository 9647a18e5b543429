package import Conferencing
package import YAMLSource

extension Findings {
    /// Takes in that a value is none of its type; `subject` begins the sentence: "'muted'".
    package mutating func refuse(_ refusal: ValueRefusal, of subject: String, at node: YAMLNode) {
        error(
            refusal.kind.code,
            subject + " " + refusal.reason,
            at: node,
            hints: refusal.suggestion.map { ["did you mean '\($0)'?"] } ?? []
        )
    }

    /// Takes in that a key is not known where it stands.
    package mutating func unknownKey(_ key: YAMLNode, _ noun: String, nearest: String?) {
        error(.unknownKey, "\(quote(key.text)) is no \(noun)", at: key, hints: nearest.didYouMean)
    }

    /// Takes in that something is known and not built yet.
    package mutating func notYet(_ what: String, at node: YAMLNode) {
        error(.notBuiltYet, "\(what) is known, but this version does not run it yet", at: node)
    }

    /// Takes in that something is known and the simulator does not act on it yet.
    package mutating func notSimulated(_ what: String, at node: YAMLNode) {
        error(.notSimulatedYet, "\(what) is known, but the simulator does not act on it yet", at: node)
    }

    /// Takes in that a node is of the wrong kind; `wanted` stands behind "must be".
    package mutating func wrongKind(_ subject: String, mustBe wanted: String, at node: YAMLNode, hints: [String] = []) {
        if node.isNull {
            let null = node.isAbsent ? "has no value" : "is YAML's null, which is no value"
            error(.emptyValue, "\(subject) \(null); it must be \(wanted)", at: node, hints: hints)
        } else {
            error(.wrongKind, "\(subject) must be \(wanted), not \(node.kindPhrase)", at: node, hints: hints)
        }
    }
}

extension String? {
    /// The hint that names the nearest known name, where there is one.
    package var didYouMean: [String] { map { ["did you mean '\($0)'?"] } ?? [] }
}

extension ValueRefusal.Kind {
    /// The code under which people look the mistake up.
    package var code: DiagnosticCode {
        switch self {
        case .empty: .emptyValue
        case .wrongType: .wrongType
        case .outOfRange: .outOfRange
        case .notAllowed: .notAllowed
        case .malformed: .malformedValue
        }
    }
}

extension YAMLNode {
    /// What the node is, in words that can stand behind "not".
    package var kindPhrase: String {
        switch kind {
        case .mapping: "a mapping"
        case .sequence: "a list"
        case .scalar: "a single value"
        }
    }

    package var isScalar: Bool {
        switch kind {
        case .scalar: true
        case .mapping, .sequence: false
        }
    }

    /// Whether nothing stands there, or YAML's null.
    package var isNull: Bool {
        isPlain && (isAbsent || (withTextBytes { $0.count <= 4 } && ValueType.isNull(text)))
    }
}
