package import Conferencing
package import YAMLSource

/// Reads the documents of a file into scenarios: what is where, and what it is called.
///
/// Every key is known and stands where it may, every list is one, and what names nothing is typed. What a value means in
/// this cast is the planner's business. All that stands for something before a case runs (params, the matrix, loops over a
/// list, fragments) is filled in and unfolded here.
package struct ScenarioLoader {
    /// The mistakes found so far, up to a thousand in all.
    package var findings: Findings
    /// The params that the scenarios read so far declare.
    package private(set) var params: Set<String> = []
    private let documents: [YAMLDocument]
    private let profile: Profile
    private let inputs: ScenarioInputs
    private var shelf: FragmentShelf

    /// Takes a file's documents; its fragments are read and looked through at once, since scenarios before them use them too.
    ///
    /// `profile` is what a scenario's own is laid onto.
    package init(_ stream: YAMLStream, profile: Profile = .relay, inputs: ScenarioInputs = ScenarioInputs()) {
        findings = Findings(stream.diagnostics)
        documents = stream.documents
        self.profile = profile
        self.inputs = inputs
        shelf = FragmentShelf(inputs.fragments)
        // What was cut off may have been a fragment.
        if stream.diagnostics.hasErrors { shelf.files[inputs.fragments.id]?.isUnreadable = true }
        for document in documents where ScenarioLoader.isFragment(document) { shelve(document) }
        for fragment in shelf.files[inputs.fragments.id]?.fragments ?? [] { check(fragment) }
        shelf.files[inputs.fragments.id]?.hasMistakes = findings.errorCount > 0
    }

    /// Whether a document is a fragment, which is no scenario and has other duties.
    package static func isFragment(_ document: YAMLDocument) -> Bool {
        guard let root = document.root else { return false }
        return root[TopLevelKey.fragment.rawValue] != nil && root[TopLevelKey.scenario.rawValue] == nil
    }

    /// Reads a document that is no fragment, and hands on what it comes to: one scenario, or one for each case of its matrix.
    ///
    /// There is a scenario in spite of mistakes as soon as the document is one, so that whoever goes on finds further
    /// mistakes in the same pass; it is to be run only if there was no error. None comes of what is no mapping.
    package mutating func load(_ document: YAMLDocument, _ body: (Scenario, inout Findings) -> Void) {
        DollarBraceCheck.check(document, &findings)
        guard let root = document.root, !root.isInvalid else { return }
        let hint = ["begin with 'scenario: what it shows'"]
        guard let entries = findings.mapping(root, "a scenario", hints: hint) else { return }
        let errors = findings.errorCount
        var head = reading(document)
        let (declared, cases) = head.readHead(entries)
        params.formUnion(declared.map(\.name))
        for (number, values) in cases.enumerated() {
            var reading = head
            reading.begin(number, values)
            reading.read(entries)
            reading.requireKeys(of: root)
            body(reading.scenario, &reading.findings)
            head.goOn(after: reading)
            guard !head.expansion.isExhausted else { break }
        }
        findings = head.findings
        shelf = head.shelf
        if findings.errorCount == errors { warnOfUnused(declared, head.axes, head.used) }
    }

    /// Warns of what the file declares and nothing in it uses, when all of it has been read.
    package mutating func finish() {
        guard findings.errorCount == 0, documents.contains(where: { !ScenarioLoader.isFragment($0) }) else { return }
        for fragment in shelf.files[inputs.fragments.id]?.fragments ?? [] where !shelf.used.contains(fragment.id) {
            findings.warn(
                .unusedName,
                "no scenario of this file uses the fragment '\(fragment.id.name)'",
                at: fragment.nameNode,
                hints: ["put it into a file of its own if others use it: a file of fragments alone is for others"]
            )
        }
    }

    private func reading(_ document: YAMLDocument) -> ScenarioReading {
        ScenarioReading(document: document, findings: findings, profile: profile, inputs: inputs, shelf: shelf)
    }

    private mutating func shelve(_ document: YAMLDocument) {
        DollarBraceCheck.check(document, &findings)
        guard let root = document.root else { return }
        var reading = reading(document)
        reading.names = StaticNames(matrix: .absent, isInFragment: true)
        reading.shelve(root.entries, root, of: inputs.fragments.id)
        findings = reading.findings
        shelf = reading.shelf
    }

    private mutating func check(_ fragment: Fragment) {
        let errors = findings.errorCount
        var reading = reading(fragment.nameNode.document)
        reading.check(fragment)
        findings = reading.findings
        shelf = reading.shelf
        if findings.errorCount == errors { warnOfUnused(fragment.params, [], reading.used) }
    }

    private mutating func warnOfUnused(
        _ params: [ParamDeclaration],
        _ axes: [(name: String, key: YAMLNode)],
        _ used: Set<String>
    ) {
        for param in params where !used.contains("\(ReferenceKind.param.rawValue).\(param.name)") {
            findings.warn(.unusedName, "nothing uses the param '\(param.name)': $(param.\(param.name))", at: param.key)
        }
        for axis in axes where !used.contains("\(ReferenceKind.matrix.rawValue).\(axis.name)") {
            findings.warn(
                .unusedName,
                "nothing uses '\(axis.name)' of the matrix, $(matrix.\(axis.name)): cases that differ in it are the same",
                at: axis.key
            )
        }
    }
}

/// A scenario that is being read.
struct ScenarioReading {
    var scenario: Scenario
    var findings: Findings
    /// The keys that were there, whatever they held.
    var seen: Set<TopLevelKey> = []
    /// The keys that were probably meant by some that are none.
    var misspelt: Set<TopLevelKey> = []
    /// The names of calls and conferences, and where each is declared.
    var declared: [String: Declaration] = [:]

    /// Whether it is the teardown, which judges nothing of what comes.
    var isInTeardown = false
    /// How many blocks lie around what is being read.
    var blockDepth = 0
    /// What the command line and other files give.
    let inputs: ScenarioInputs
    /// The fragments, as far as they are read.
    var shelf: FragmentShelf
    /// Whether what is being read speaks of what is filled in before a case runs, loops aside.
    var holdsStaticReferences: Bool
    /// What can be filled in where something is being read.
    var names = StaticNames()
    /// The params and axes that something speaks of: `param.NAME`, `matrix.NAME`.
    var used: Set<String> = []
    /// The axes of the matrix, and where each is named.
    var axes: [(name: String, key: YAMLNode)] = []
    /// Whose names references are that came into other places in values.
    var foreignOwners: Set<String> = []
    /// The variables of the loops around what is being read, in the same file.
    var loops: [String] = []
    /// The fragments that use one another around what is being read, outermost first.
    var uses: [FragmentID] = []
    /// Whether it is a fragment of which nobody says what its params are, so that some things are not known.
    var isOnlyLookedThrough = false
    /// How much may still be unfolded.
    var expansion = Expansion()

    /// Where a name is declared, and what it is the name of.
    struct Declaration {
        var range: SourceRange
        var noun: String
    }

    init(
        document: YAMLDocument,
        findings: Findings,
        profile: Profile,
        inputs: ScenarioInputs,
        shelf: FragmentShelf
    ) {
        self.findings = findings
        self.inputs = inputs
        self.shelf = shelf
        holdsStaticReferences = WrittenReference.areStatic(in: document)
        scenario = Scenario(
            document: document,
            name: Located("", at: document.range),
            tags: [],
            links: [],
            calls: [],
            hasUnreadableCalls: false,
            conferences: [],
            hasUnreadableConferences: false,
            defaults: ScenarioDefaults(),
            profile: profile,
            lawsOff: [],
            steps: [],
            teardown: []
        )
    }

    mutating func read(_ entries: YAMLNode.Entries) {
        var late: [(TopLevelKey, YAMLNode)] = []
        for (key, value) in entries {
            guard !key.isInvalid, !key.beginsWithX else { continue }
            if let known = TopLevelKey.table.word(key) {
                seen.insert(known)
            } else if let meant = TopLevelKey.table.nearest(to: key.text).flatMap(TopLevelKey.init) {
                misspelt.insert(meant)
            }
            guard let word = findings.recognise(key, as: TopLevelKey.self) else { continue }
            guard word != .fragment else {
                findings.error(.conflictingKeys, "a document is a scenario or a fragment, and not both", at: key)
                continue
            }
            guard let value = word.isFilled ? filled(value) : value else { continue }
            if word.needsCast { late.append((word, value)) } else { read(word, value) }
        }
        // What a misspelt key declares is not missed as well.
        if misspelt.contains(.calls), !seen.contains(.calls) { scenario.hasUnreadableCalls = true }
        if misspelt.contains(.conferences), !seen.contains(.conferences) { scenario.hasUnreadableConferences = true }
        for (word, value) in late { read(word, value) }
    }

    mutating func requireKeys(of root: YAMLNode) {
        for key in TopLevelKey.allCases where key.term.isRequired && !seen.contains(key) && !misspelt.contains(key) {
            findings.error(
                .missingKey,
                "this scenario has no '\(key.rawValue)'",
                at: root,
                hints: key == .scenario ? ["begin with 'scenario: what it shows'"] : []
            )
        }
    }

    private mutating func read(_ key: TopLevelKey, _ value: YAMLNode) {
        switch key {
        case .muster: readVersion(value)
        case .scenario:
            scenario.name = Located(
                findings.textWithoutReferences(value, "'scenario'") ?? "",
                at: value.shownRange
            )
        case .description: scenario.description = findings.text(value, "'description'")
        case .tags: scenario.tags = texts(value, "'tags'")
        case .links: scenario.links = texts(value, "'links'")
        case .skip: scenario.skipReason = findings.text(value, "'skip'")
        case .calls: readCalls(value)
        case .conferences: readConferences(value)
        case .defaults: readDefaults(value)
        case .profile: readProfile(value)
        case .media: readMedia(value)
        case .laws: readLaws(value)
        case .steps: scenario.steps = steps(value, "'steps'")
        case .teardown:
            isInTeardown = true
            scenario.teardown = steps(value, "'teardown'")
            isInTeardown = false
        case .strict: scenario.strict = findings.strictScope(value)
        case .secrets: readSecrets(value)
        case .streams: readEndpoints(value)
        case .requires: readRequirements(value)
        case .always: scenario.always = value
        case .never: scenario.never = value
        // Read before all others.
        case .params, .matrix: break
        case .knownFailure: readKnownFailure(value)
        case .fragment:
            preconditionFailure("'\(key.rawValue)' is in the table as built, and nothing reads it")
        }
    }

    mutating func readVersion(_ value: YAMLNode) {
        guard findings.isPresentScalar(value, "'muster'", mustBe: "1"), !value.textEquals("1") || !value.isPlain else {
            return
        }
        findings.error(
            .languageVersion,
            "'muster' must be 1, the only version of the language that there is",
            at: value,
            hints: value.textEquals("1") ? ["write it without quotes"] : []
        )
    }

    private mutating func texts(_ value: YAMLNode, _ subject: String) -> [String] {
        guard let items = findings.list(value, subject, mustBe: "a list of texts") else { return [] }
        return items.compactMap { findings.text($0, "an item of \(subject)") }
    }

    /// `requires: [webhooks, ...]`.
    private mutating func readRequirements(_ value: YAMLNode) {
        guard let items = findings.list(value, "'requires'", mustBe: "a list of capabilities") else { return }
        scenario.requires = items.compactMap { item in
            findings.word(item, "an item of 'requires'", as: CapabilityWord.self).map { Located($0, at: item.range) }
        }
    }

    private mutating func readDefaults(_ value: YAMLNode) {
        guard let entries = findings.mapping(value, "'defaults'") else { return }
        for (key, value) in entries {
            switch findings.recognise(key, as: DefaultsKey.self) {
            case nil: continue
            case .within:
                if let within = findings.duration(value, "'within'", mayBeZero: false) {
                    scenario.defaults.within = within
                } else {
                    scenario.defaults.isWithinBroken = true
                }
            case .join:
                guard findings.mapping(value, "'join'", mustBe: "a mapping of join options") != nil else { continue }
                scenario.defaults.join = value
            case .drain: scenario.defaults.drain = findings.duration(value, "'drain'", mayBeZero: true)
            }
        }
    }
}

extension YAMLNode {
    /// Whether a key is the writer's own.
    var beginsWithX: Bool {
        withTextBytes { $0.count > 1 && $0[0] == UInt8(ascii: "x") && $0[1] == UInt8(ascii: "-") }
    }
}
