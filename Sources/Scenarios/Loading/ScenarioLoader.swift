package import Conferencing
public import YAMLSource

/// Reads a document into a scenario: what is where, and what it is called.
///
/// Every key is known and stands where it may, every list is one, and what names nothing is typed. What a value means in
/// this cast is the planner's business.
public enum ScenarioLoader {
    /// Loads a document; every mistake goes into `diagnostics`, up to a thousand in all.
    ///
    /// There is a scenario in spite of mistakes as soon as the document is one, so that whoever goes on finds further
    /// mistakes in the same pass; it is to be run only if there was no error. Nil for a fragment and for what is no
    /// mapping.
    public static func load(_ document: YAMLDocument, into diagnostics: inout [Diagnostic]) -> Scenario? {
        var findings = Findings(diagnostics)
        defer { diagnostics = findings.diagnostics }
        return load(document, &findings)
    }

    /// The same, for whoever counts errors; `profile` is what the scenario's own is laid onto.
    package static func load(
        _ document: YAMLDocument,
        _ findings: inout Findings,
        profile: Profile = .relay
    ) -> Scenario? {
        DollarBraceCheck.check(document, &findings)
        guard let root = document.root, !root.isInvalid else { return nil }
        let hint = ["begin with 'scenario: what it shows'"]
        guard let entries = findings.mapping(root, "a scenario", hints: hint) else { return nil }
        var reading = ScenarioReading(document: document, findings: findings, profile: profile)
        reading.read(entries)
        reading.requireKeys(of: root)
        findings = reading.findings
        return reading.isFragment ? nil : reading.scenario
    }
}

/// A scenario that is being read.
struct ScenarioReading {
    var scenario: Scenario
    var findings: Findings
    /// The keys that were there, whatever they held.
    var seen: Set<TopLevelKey> = []
    /// The keys that were probably meant by some that are none.
    private var misspelt: Set<TopLevelKey> = []
    /// The names of calls and conferences, and where each is declared.
    var declared: [String: Declaration] = [:]

    /// How many blocks lie around what is being read.
    var blockDepth = 0

    /// Where a name is declared, and what it is the name of.
    struct Declaration {
        var range: SourceRange
        var noun: String
    }

    init(document: YAMLDocument, findings: Findings, profile: Profile) {
        self.findings = findings
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

    /// Whether the document is a fragment, which is no scenario and has other duties.
    var isFragment: Bool { seen.contains(.fragment) && !seen.contains(.scenario) }

    mutating func read(_ entries: YAMLNode.Entries) {
        for (key, value) in entries {
            guard !key.isInvalid, !key.beginsWithX else { continue }
            if let known = TopLevelKey.table.word(key) {
                seen.insert(known)
            } else if let meant = TopLevelKey.table.nearest(to: key.text).flatMap(TopLevelKey.init) {
                misspelt.insert(meant)
            }
            guard let word = findings.recognise(key, as: TopLevelKey.self) else { continue }
            read(word, value)
        }
        // What a misspelt key declares is not missed as well.
        if misspelt.contains(.calls), !seen.contains(.calls) { scenario.hasUnreadableCalls = true }
        if misspelt.contains(.conferences), !seen.contains(.conferences) { scenario.hasUnreadableConferences = true }
    }

    mutating func requireKeys(of root: YAMLNode) {
        guard !isFragment else { return }
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
        case .teardown: scenario.teardown = steps(value, "'teardown'")
        case .strict: scenario.strict = findings.strictScope(value)
        case .secrets: readSecrets(value)
        case .streams: readEndpoints(value)
        case .requires: readRequirements(value)
        case .always: scenario.always = value
        case .never: scenario.never = value
        case .fragment, .knownFailure, .params, .matrix:
            preconditionFailure("'\(key.rawValue)' is in the table as built, and nothing reads it")
        }
    }

    private mutating func readVersion(_ value: YAMLNode) {
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
    fileprivate var beginsWithX: Bool {
        withTextBytes { $0.count > 1 && $0[0] == UInt8(ascii: "x") && $0[1] == UInt8(ascii: "-") }
    }
}
