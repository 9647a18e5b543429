import Conferencing
import EngineScenes

/// The page that lists every rule.
struct RuleTable {
    /// What stands in a cell that should not be empty.
    static let missing = "**nothing**"

    let tests: [RuleID: [String: Int]]
    let scenarios: [RuleID: RuleScenarios.Files]

    /// The page as Markdown.
    var page: String {
        var lines = [
            "# The rules",
            "",
            "Generated from the table of rules, the names of the tests and the runs of the shipped scenarios; a test holds it.",
            "`muster explain R20` tells what a rule says. A test is named for its rule; with the rule bent in the engine one of",
            "its tests must fail, and a law must be broken or be unable to see it. A scenario shows a rule if its text names it",
            "or its run cites it.",
        ]
        for (title, letter) in [
            ("The conference", "R"), ("REST", "T"), ("RELAY's wire", "W"), ("The stream's wire", "S"),
        ] {
            lines += ["", "## \(title)", "", "| rule | status | source | knobs | tests | scenarios |"]
            lines.append("| --- | --- | --- | --- | --- | --- |")
            for rule in Rules.all where rule.id.rawValue.hasPrefix(letter) {
                lines.append("| " + cells(of: rule).joined(separator: " | ") + " |")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A rule's cells.
    func cells(of rule: Rule) -> [String] {
        [
            "**\(rule.id.rawValue)** \(rule.title)", rule.status.rawValue, rule.source, knobs(of: rule),
            tests(of: rule),
            scenarios(of: rule),
        ]
    }

    private func knobs(of rule: Rule) -> String {
        guard rule.knobs.isEmpty else {
            return rule.knobs.map { name in
                "`\(name.rawValue)`" + (Knobs[name].support == .simulated ? "" : " (not simulated)")
            }.joined(separator: " ")
        }
        switch rule.status {
        case .documented: return "none: documented"
        case .assumed, .mixed: return "none: no alternative is named"
        }
    }

    private func tests(of rule: Rule) -> String {
        guard let files = tests[rule.id] else { return RuleReasons.noTest(rule) ?? Self.missing }
        return files.sorted { $0.key < $1.key }.map { file, count in
            let name = file.split(separator: "/").last.map { String($0.dropLast(".swift".count)) } ?? file
            return count == 1 ? name : "\(name) \(count)"
        }.joined(separator: ", ")
    }

    /// Those that name the rule, or else those that cite it; of many the first three.
    private func scenarios(of rule: Rule) -> String {
        guard let files = scenarios[rule.id] else { return RuleReasons.noScenario(rule) ?? Self.missing }
        let shown = (files.naming.isEmpty ? files.citing : files.naming).sorted()
        let others = files.naming.union(files.citing).count - min(shown.count, 3)
        return shown.prefix(3).joined(separator: ", ") + (others > 0 ? ", and others" : "")
    }
}

/// Why a rule has no test that is named for it, or no scenario that shows it.
enum RuleReasons {
    private static let notYet = "not simulated yet"

    /// Of streams there is no more than what is said on their sockets and when: no samples, and no sockets.
    private static let ofStreams: [RuleID: String] = [
        .S5: "none: what an endpoint sends has a length in time here and no bytes that could be odd",
        .S11: "none: samples have no bytes here, so they have no order of bytes",
        .S14: "none: samples are not added up here; whose audio is carried R35 shows",
        .S23: "none: no endpoint is slow here, and of media that follow on one another the first alone is sent",
        .S25: "none: no socket is opened here, so there are no frames beside the messages",
    ]

    static func noTest(_ rule: Rule) -> String? {
        EngineRules.exempt[rule.id].map { "none: " + $0 } ?? ofStreams[rule.id] ?? notYet
    }

    static func noScenario(_ rule: Rule) -> String? {
        switch rule.id {
        case .R1: "none: a scenario has one project"
        case .T8, .T11: "none: no step reads what is over"
        case .R2, .R18, .R47, .T12, .S5, .S11, .S14, .S23, .S25: "none: as for the tests"
        case .T13: "none: no verb deletes a recording"
        default: rule.id.rawValue.hasPrefix("W") ? "the wire's: `--link wire` runs every scenario over it" : notYet
        }
    }
}
