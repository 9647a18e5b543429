import Conferencing
import YAMLSource

extension ScenarioReading {
    private static let refusalStatus = 403

    /// Reads `secrets`: names, and the variables that hold them.
    mutating func readSecrets(_ value: YAMLNode) {
        guard let entries = findings.mapping(value, "'secrets'", mustBe: "a mapping of { env: NAME }") else { return }
        for (key, value) in entries where !key.isInvalid {
            guard let name = wordOfName(key, "a secret's name") else { continue }
            guard let variable = variable(value, of: name) else { continue }
            scenario.secrets.append(SecretDeclaration(name: Located(name, at: key.range), variable: variable))
        }
    }

    private mutating func variable(_ node: YAMLNode, of name: String) -> String? {
        guard let entries = findings.mapping(node, "the secret '\(name)'", mustBe: "{ env: NAME }") else { return nil }
        var variable: String?
        var isSaid = false
        for (key, value) in entries {
            switch findings.recognise(key, as: SecretKey.self) {
            case nil: isSaid = true
            case .env:
                isSaid = true
                guard let word = wordOfName(value, "'env'") else { continue }
                guard !ScenarioInputs.isOwn(variable: word) else {
                    findings.error(
                        .notAllowed,
                        "'\(word)' holds what muster itself signs in with, and no scenario may read it",
                        at: value
                    )
                    continue
                }
                variable = word
            }
        }
        if !isSaid { findings.error(.missingKey, "the secret '\(name)' has no 'env'", at: node) }
        return variable
    }

    /// A name of letters, digits and underlines, as variables of the environment have them.
    private mutating func wordOfName(_ node: YAMLNode, _ subject: String) -> String? {
        guard let text = findings.textWithoutReferences(node, subject, maximumLength: 64) else { return nil }
        let letters = text.utf8
        let isWord = letters.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x5F
        }
        guard isWord, let first = letters.first, !(0x30...0x39).contains(first) else {
            findings.error(
                .badName,
                "\(subject) must be of letters, digits and underlines, and begin with no digit",
                at: node
            )
            return nil
        }
        return text
    }

    /// Reads `streams`: what the endpoint does, by the names of streams.
    mutating func readEndpoints(_ value: YAMLNode) {
        guard let entries = findings.mapping(value, "'streams'", mustBe: "a mapping of streams' names") else { return }
        for (key, value) in entries where !key.isInvalid {
            guard let name = findings.textWithoutReferences(key, "a stream's name") else { continue }
            guard let behaviour = behaviour(value, of: name) else { continue }
            scenario.endpoints.append(
                EndpointDeclaration(name: Located(name, at: key.range), behaviour: behaviour)
            )
        }
    }

    private mutating func behaviour(_ node: YAMLNode, of name: String) -> EndpointBehaviour? {
        let subject = "what the endpoint of \(quote(name)) does"
        guard node.kind == .mapping, !node.isInvalid else {
            switch findings.word(node, subject, as: EndpointWord.self) {
            case .refuse: return .refuse(status: ScenarioReading.refusalStatus)
            case .noAnswer: return .silence
            case nil: return nil
            }
        }
        var behaviour: EndpointBehaviour?
        var seen: YAMLNode?
        for (key, value) in node.entries {
            guard let word = findings.recognise(key, as: EndpointKey.self) else { continue }
            if let seen {
                findings.error(
                    .conflictingKeys,
                    "'\(seen.text)' and '\(key.text)' both say what the endpoint does; write one of them",
                    at: key
                )
                return nil
            }
            seen = key
            switch word {
            case .answerAfter:
                behaviour = findings.duration(value, "'answer_after'", mayBeZero: true).map { .accept(after: $0) }
            case .status:
                behaviour = findings.integer(value, "'status'", 200...599).map { .refuse(status: Int($0)) }
            }
        }
        if node.count == 0 {
            findings.error(.emptyList, "\(subject) is an empty mapping, which says nothing", at: node)
        }
        return behaviour
    }
}
