import YAMLSource

/// The values of one case of a matrix.
struct MatrixCase: Sendable {
    var values: [(axis: MatrixValue, node: YAMLNode)] = []

    /// What the axes stand for.
    var names: [String: StaticValue] {
        Dictionary(values.map { ($0.axis.axis, .node($0.node)) }, uniquingKeysWith: { first, _ in first })
    }
}

/// An axis of a matrix.
private struct Axis {
    var key: YAMLNode
    var name: String
    var values: [YAMLNode]
    var labels: [MatrixValue]
}

/// One of `cases`.
private struct CaseRow {
    var node: YAMLNode
    var names: [(name: String, key: YAMLNode)] = []
    var values: [String: YAMLNode] = [:]
}

extension ScenarioReading {
    /// How many cases a matrix may have.
    static let mostCases = 10_000
    /// How many pairs of values may have to meet.
    private static let mostPairs = 1_000_000

    /// Reads `matrix`: its cases, in order; nil, with the mistakes taken in, where it has none that make sense.
    mutating func matrix(_ value: YAMLNode) -> [MatrixCase]? {
        let shape = "a mapping of axes to lists of values, { strategy, axes } or { cases }"
        guard let value = filled(value) else { return nil }
        guard let entries = findings.mapping(value, "'matrix'", mustBe: shape) else { return nil }
        let errors = findings.errorCount
        let words = entries.map { MatrixKey.table.word($0.key) }
        let cases =
            words.contains { $0 != nil } ? longMatrix(value) : combinations(axes(value, "'matrix'"), .all, value)
        return findings.errorCount == errors ? cases : nil
    }

    private mutating func longMatrix(_ matrix: YAMLNode) -> [MatrixCase]? {
        var strategy: (key: YAMLNode, word: StrategyWord?)?
        var axes: (key: YAMLNode, value: YAMLNode)?
        var cases: (key: YAMLNode, value: YAMLNode)?
        for (key, value) in matrix.entries where !key.isInvalid {
            guard let word = MatrixKey.table.word(key) else {
                let nearest = MatrixKey.table.nearest(to: key.text)
                findings.error(
                    .unknownKey,
                    "\(quote(key.text)) is no \(MatrixKey.noun)",
                    at: key,
                    hints: nearest.map { ["did you mean '\($0)'?"] }
                        ?? ["beside 'strategy', 'axes' and 'cases' an axis stands under 'axes'"]
                )
                continue
            }
            switch word {
            case .strategy: strategy = (key, findings.word(value, "'strategy'", as: StrategyWord.self))
            case .axes: axes = (key, value)
            case .cases: cases = (key, value)
            }
        }
        if let cases {
            if let other = axes?.key ?? strategy?.key {
                findings.error(
                    .conflictingKeys,
                    "'cases' says what the cases are, and '\(other.text)' has others made",
                    at: other,
                    hints: ["write { cases: [...] }, or { strategy, axes }"]
                )
            }
            return listedCases(cases.value)
        }
        guard let axes else {
            let hints = ["write { axes: { NAME: [values] } }"]
            findings.error(.missingKey, "'matrix' has no 'axes'", at: strategy?.key ?? matrix, hints: hints)
            return nil
        }
        return combinations(self.axes(axes.value, "'axes'"), strategy?.word ?? .all, axes.value)
    }

    private mutating func axes(_ value: YAMLNode, _ subject: String) -> [Axis]? {
        guard let entries = findings.mapping(value, subject, mustBe: "a mapping of axes to lists of values") else {
            return nil
        }
        guard value.count > 0 else {
            findings.error(.impossibleMatrix, "\(subject) has no axis, and so no case", at: value)
            return nil
        }
        var axes: [Axis] = []
        for (key, value) in entries where !key.isInvalid {
            guard let name = findings.name(key, "axis") else { continue }
            guard let items = findings.list(value, "the axis '\(name)'", mustBe: "a list of values", mayBeEmpty: true)
            else { continue }
            guard value.count > 0 else {
                findings.error(.impossibleMatrix, "the axis '\(name)' has no value, and so there is no case", at: value)
                continue
            }
            var axis = Axis(key: key, name: name, values: [], labels: [])
            for item in items where isMatrixValue(item, of: name) { axis.values.append(item) }
            axis.labels = labels(axis.values, of: name)
            // The reader has reported a name that stands there twice.
            if !axes.contains(where: { $0.name == name }) { axes.append(axis) }
        }
        self.axes = axes.map { ($0.name, $0.key) }
        return axes
    }

    private mutating func isMatrixValue(_ item: YAMLNode, of axis: String) -> Bool {
        guard !item.isInvalid else { return false }
        guard item.isAbsent else { return true }
        findings.error(
            .emptyValue,
            "a value of '\(axis)' is nothing at all",
            at: item,
            hints: ["write null to mean null"]
        )
        return false
    }

    /// What the values of an axis are called; two of one name are a mistake.
    private mutating func labels(_ values: [YAMLNode], of axis: String) -> [MatrixValue] {
        var first: [String: YAMLNode] = [:]
        let plain = Set(values.lazy.filter(\.isPlain).map(\.text))
        return values.map { node in
            let value = node.matrixValue(of: axis, plain: plain)
            if let earlier = first.updateValue(node, forKey: value.label) {
                findings.error(
                    .impossibleMatrix,
                    "the axis '\(axis)' has the value \(quote(value.label)) twice, and so the same case twice",
                    at: node,
                    notes: [Diagnostic.Note("the other one is here", at: earlier.place)]
                )
            }
            return value
        }
    }

    private mutating func combinations(_ axes: [Axis]?, _ strategy: StrategyWord, _ node: YAMLNode) -> [MatrixCase]? {
        guard let axes, !axes.isEmpty, axes.allSatisfy({ !$0.values.isEmpty }) else { return nil }
        let sizes = axes.map(\.values.count)
        let rows: [[Int]]
        switch strategy {
        case .all:
            var count = 1
            for size in sizes {
                count *= size
                guard count <= ScenarioReading.mostCases else { return tooManyCases(node) }
            }
            rows = CoveringArray.all(sizes)
        case .pairwise:
            let largest = sizes.sorted().suffix(2).reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
            guard (sizes.max() ?? 0) <= ScenarioReading.mostCases, largest <= ScenarioReading.mostCases,
                CoveringArray.pairCount(sizes) <= ScenarioReading.mostPairs
            else { return tooManyCases(node) }
            rows = CoveringArray.pairs(sizes)
            guard rows.count <= ScenarioReading.mostCases else { return tooManyCases(node) }
        }
        return rows.map { row in
            MatrixCase(values: zip(axes, row).map { ($0.labels[$1], $0.values[$1]) })
        }
    }

    private mutating func tooManyCases(_ node: YAMLNode) -> [MatrixCase]? {
        findings.error(
            .expansionTooLarge,
            "the matrix has more than 10,000 cases",
            at: node,
            hints: ["strategy: pairwise needs far fewer, of no more than a million pairs"]
        )
        return nil
    }

    // MARK: - cases

    private mutating func listedCases(_ value: YAMLNode) -> [MatrixCase]? {
        guard let items = findings.list(value, "'cases'", mustBe: "a list of mappings", mayBeEmpty: true) else {
            return nil
        }
        guard value.count > 0 else {
            findings.error(.impossibleMatrix, "'cases' has no case", at: value)
            return nil
        }
        guard value.count <= ScenarioReading.mostCases else { return tooManyCases(value) }
        var rows: [CaseRow] = []
        for item in items {
            guard let entries = findings.mapping(item, "a case", mustBe: "a mapping of names to values") else {
                continue
            }
            guard item.count > 0 else {
                findings.error(.impossibleMatrix, "this case has no values", at: item)
                continue
            }
            var row = CaseRow(node: item)
            for (key, value) in entries where !key.isInvalid {
                guard let name = findings.name(key, "value of a case"), isMatrixValue(value, of: name) else { continue }
                if row.values[name] == nil { row.names.append((name, key)) }
                row.values[name] = row.values[name] ?? value
            }
            rows.append(row)
        }
        guard let first = rows.first else { return nil }
        axes = first.names
        let names = first.names.map(\.name)
        for row in rows.dropFirst() { checkNames(of: row, names, first.node) }
        return distinctCases(rows, names)
    }

    /// Every case has a value for each name: a reference must not mean something in one and nothing in another.
    private mutating func checkNames(of row: CaseRow, _ names: [String], _ first: YAMLNode) {
        let notes = [Diagnostic.Note("the first case is here", at: first.place)]
        for name in names where row.values[name] == nil {
            findings.error(
                .impossibleMatrix,
                "this case has no '\(name)', and the first one has",
                at: row.node,
                notes: notes
            )
        }
        for (name, _) in row.names where !names.contains(name) {
            findings.error(
                .impossibleMatrix,
                "this case has '\(name)', and the first one has not",
                at: row.node,
                notes: notes
            )
        }
    }

    private mutating func distinctCases(_ rows: [CaseRow], _ names: [String]) -> [MatrixCase] {
        var plain: [String: Set<String>] = [:]
        for row in rows {
            for (name, node) in row.values where node.isPlain { plain[name, default: []].insert(node.text) }
        }
        var first: [[String]: YAMLNode] = [:]
        return rows.map { row in
            let values = names.compactMap { name in
                row.values[name].map { ($0.matrixValue(of: name, plain: plain[name] ?? []), $0) }
            }
            if let earlier = first.updateValue(row.node, forKey: values.map(\.0.label)) {
                findings.error(
                    .impossibleMatrix,
                    "the same case is there twice",
                    at: row.node,
                    notes: [Diagnostic.Note("the other one is here", at: earlier.place)]
                )
            }
            return MatrixCase(values: values)
        }
    }
}

extension YAMLNode {
    /// What an axis is where this is its value; `plain` are the texts that stand without quotes among its values.
    ///
    /// What is quoted is another value than the same text without quotes: a text, and never a number.
    fileprivate func matrixValue(of axis: String, plain: Set<String>) -> MatrixValue {
        guard isScalar else { return MatrixValue(axis: axis, text: inOneLine, label: inOneLine) }
        return MatrixValue(axis: axis, text: text, label: !isPlain && plain.contains(text) ? inOneLine : text)
    }

    /// The node as YAML in one line; what is quoted keeps quotes.
    var inOneLine: String {
        switch kind {
        case .scalar(.plain): text
        case .scalar: "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
        case .sequence: "[" + items.map(\.inOneLine).joined(separator: ", ") + "]"
        case .mapping:
            count == 0
                ? "{}"
                : "{ " + entries.map { "\($0.key.inOneLine): \($0.value.inOneLine)" }.joined(separator: ", ") + " }"
        }
    }
}
