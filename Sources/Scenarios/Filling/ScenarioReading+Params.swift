import YAMLSource

/// A param as it is declared.
struct ParamDeclaration: Sendable {
    /// The name's node.
    var key: YAMLNode
    var name: String
    /// What it is where nobody sets it; nil where somebody must.
    var value: YAMLNode?
    /// Whether what is said of the default is so wrong that nothing is to be concluded from it.
    var isBroken = false
}

extension ScenarioReading {
    /// Reads `params`: a mapping of names to defaults, or a list of names that must be set. Nil where it is neither.
    mutating func params(_ value: YAMLNode) -> [ParamDeclaration]? {
        guard let value = filled(value), !value.isInvalid else { return nil }
        var params: [ParamDeclaration] = []
        switch value.kind {
        case .scalar:
            findings.wrongKind("'params'", mustBe: "a mapping of names to defaults, or a list of names", at: value)
            return nil
        case .sequence:
            for item in value.items {
                guard let name = findings.name(item, "param") else { continue }
                if let first = params.first(where: { $0.name == name }) {
                    refuseSecond(item, first.key)
                } else {
                    params.append(ParamDeclaration(key: item, name: name))
                }
            }
        case .mapping:
            for (key, value) in value.entries where !key.isInvalid {
                guard let name = findings.name(key, "param") else { continue }
                let errors = findings.errorCount
                var param = ParamDeclaration(key: key, name: name)
                param.value = defaultValue(value, of: name)
                param.isBroken = findings.errorCount > errors || value.isInvalid
                // The reader has reported a name that stands there twice.
                if !params.contains(where: { $0.name == name }) { params.append(param) }
            }
        }
        return params
    }

    private mutating func refuseSecond(_ second: YAMLNode, _ first: YAMLNode) {
        findings.error(
            .duplicateName,
            "\(quote(second.text)) is declared twice",
            at: second,
            notes: [Diagnostic.Note("the param is declared here", at: first.place)]
        )
    }

    /// The default in `NAME: default` and in `NAME: { default, description }`; nil where there is none.
    private mutating func defaultValue(_ value: YAMLNode, of name: String) -> YAMLNode? {
        guard !value.isInvalid else { return nil }
        switch value.kind {
        case .sequence: return value
        case .scalar:
            guard !value.isNull else {
                findings.wrongKind(
                    "the param '\(name)'",
                    mustBe: "a default",
                    at: value,
                    hints: ["write \(name): {} for a param that must be set"]
                )
                return nil
            }
            return value
        case .mapping:
            var found: YAMLNode?
            for (key, value) in value.entries where !key.isInvalid {
                guard let word = ParamKey.table.word(key) else {
                    let nearest = ParamKey.table.nearest(to: key.text)
                    findings.error(
                        .unknownKey,
                        "\(quote(key.text)) is no \(ParamKey.noun)",
                        at: key,
                        hints: nearest.map { ["did you mean '\($0)'?"] }
                            ?? ["a default that is a mapping is written { default: { ... } }"]
                    )
                    continue
                }
                switch word {
                case .default:
                    if value.isAbsent {
                        findings.wrongKind("'default'", mustBe: "a value", at: value)
                    } else {
                        found = value
                    }
                case .description: _ = findings.text(value, "'description'")
                }
            }
            return found
        }
    }

    /// What the params of a scenario are in this run.
    mutating func setParams(_ declared: [ParamDeclaration]) {
        var values: [String: StaticValue] = [:]
        for param in declared {
            if let text = inputs.params[param.name] {
                values[param.name] = .plain(text)
            } else if let value = param.value {
                values[param.name] = .node(value)
            } else {
                values[param.name] = .unknown
                guard !param.isBroken else { continue }
                findings.error(
                    .missingParam,
                    "the param '\(param.name)' has no default and is not set",
                    at: param.key,
                    hints: ["set it: --param \(param.name)=VALUE"]
                )
            }
        }
        names.params = .known(values)
    }
}
