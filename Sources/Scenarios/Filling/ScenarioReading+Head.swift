import YAMLSource

extension ScenarioReading {
    /// Reads what says what the others are made of: `params`, and after them `matrix`. Gives the params, and the values of
    /// each case; nil for a case of which they are not known, so that it is only looked through.
    mutating func readHead(_ entries: YAMLNode.Entries) -> (params: [ParamDeclaration], cases: [MatrixCase?]) {
        var values: [TopLevelKey: YAMLNode] = [:]
        for (key, value) in entries where !key.isInvalid && !key.beginsWithX {
            if let word = TopLevelKey.table.word(key)
                ?? TopLevelKey.table.nearest(to: key.text).flatMap(TopLevelKey.init)
            {
                // One that is misspelt is as good as unreadable, unless there is the right one too.
                if TopLevelKey.table.word(key) != nil || values[word] == nil { values[word] = value }
                if TopLevelKey.table.word(key) == nil { misspelt.insert(word) }
            }
        }
        var declared: [ParamDeclaration] = []
        names.params = .known([:])
        if misspelt.contains(.params) {
            names.params = .unreadable
        } else if let value = values[.params] {
            names.params = .notYet
            if let params = params(value) {
                declared = params
                setParams(params)
            } else {
                names.params = .unreadable
            }
        }
        guard !misspelt.contains(.matrix) else { return (declared, [nil]) }
        guard let value = values[.matrix] else { return (declared, [MatrixCase()]) }
        return (declared, matrix(value) ?? [nil])
    }

    /// Begins a case.
    mutating func begin(_ number: Int, _ values: MatrixCase?) {
        expansion.caseNumber = number
        guard let values else {
            names.matrix = .unreadable
            return
        }
        scenario.matrix = values.values.map(\.axis)
        names.matrix = values.values.isEmpty ? .absent : .known(values.names)
    }

    /// Takes over what the cases of a scenario have in common from one that has been read.
    mutating func goOn(after reading: ScenarioReading) {
        findings = reading.findings
        shelf = reading.shelf
        used = reading.used
        expansion.stepsLeft = reading.expansion.stepsLeft
        expansion.nodesLeft = reading.expansion.nodesLeft
        expansion.isExhausted = reading.expansion.isExhausted
        expansion.isReported = reading.expansion.isReported
    }

    /// What the parameters and axes are that the keys of conditions name: `when: { matrix.beep: ... }`.
    mutating func fixedValues(in conditions: YAMLNode) -> [String: FixedValue] {
        var values: [String: FixedValue] = [:]
        for (key, _) in conditions.entries where !key.isInvalid {
            let name = key.text
            guard let dot = name.firstIndex(of: ".") else { continue }
            let space: StaticNames.Space
            switch ReferenceKind(rawValue: String(name[..<dot])) {
            case .matrix: space = names.matrix
            case .param: space = names.params
            case _: continue
            }
            used.insert(name)
            guard case .known(let known) = space else { continue }
            switch known[String(name[name.index(after: dot)...])] {
            case .node(let node) where node.isScalar:
                values[name] = FixedValue(text: node.text, isPlain: node.isPlain)
            case .plain(let text): values[name] = FixedValue(text: text, isPlain: true)
            case .literal(let text): values[name] = FixedValue(text: text, isPlain: false)
            case .node, .unknown, nil: continue
            }
        }
        return values
    }
}
