public import Conferencing
public import Execution
import JSONCodec
public import Planning
import YAMLSource

/// What the verdicts of cases have depended on, counted: how many cases each thing mattered to.
///
/// Only cases that passed count, and of them only what they would have noticed: see ``CaseEvidence``.
public struct Coverage: Sendable {
    private var cases: [CoverageKind: [String: Int]] = [:]
    /// How many cases count for nothing, for they did not pass.
    public private(set) var others = 0

    /// Nothing yet.
    public init() {}

    /// Takes a case.
    public mutating func take(_ result: CaseResult) {
        guard result.verdict == .passed else {
            others += 1
            return
        }
        let evidence = CaseEvidence(result)
        for kind in CoverageKind.allCases {
            for name in evidence[kind] { cases[kind, default: [:]][name, default: 0] += 1 }
        }
    }

    /// The first of these plans whose case notices, by what it expects or asserts, that the service is wrong in a rule; those
    /// whose file names the rule are tried first. Where there is one, a case depends on the rule, cited or not.
    ///
    /// `run` runs a case on a service that is wrong so; the plans are of cases that pass on one that is right.
    public static func noticer(
        of rule: RuleID,
        among plans: [Plan],
        run: (Plan) -> CaseResult
    ) -> Plan? {
        func names(_ plan: Plan) -> Bool {
            String(decoding: plan.source.bytes, as: UTF8.self).split { !$0.isLetter && !$0.isNumber }
                .contains(rule.rawValue[...])
        }
        let naming = plans.filter(names)
        let others = plans.filter { !names($0) }
        return (naming + others).first { plan in
            let result = run(plan)
            return result.verdict == .failed && result.failures.first?.reason.isOfChecks == true
        }
    }

    /// Notes that a case depends on a rule.
    public mutating func note(_ rule: RuleID) { cases[.rules, default: [:]][rule.rawValue, default: 0] += 1 }

    /// How many cases depended on something.
    public func count(of name: String, _ kind: CoverageKind) -> Int { cases[kind]?[name] ?? 0 }

    /// What no case depended on.
    public func missing(_ kind: CoverageKind) -> [String] { kind.names.filter { count(of: $0, kind) == 0 } }

    /// How much of everything was depended on, from 0 to 1.
    public var share: Double {
        let all = CoverageKind.allCases.reduce(0) { $0 + $1.names.count }
        let missing = CoverageKind.allCases.reduce(0) { $0 + self.missing($1).count }
        return Double(all - missing) / Double(all)
    }

    /// A table by kind, and what is missing; or that alone.
    public func text(onlyMissing: Bool, style: Style) -> String {
        var text = onlyMissing ? "" : style.strong("KIND      COVERED   OF") + "\n"
        if !onlyMissing {
            for kind in CoverageKind.allCases {
                let all = kind.names.count
                text +=
                    padded(kind.rawValue, to: 8) + "  " + padded(String(all - missing(kind).count), to: 7, before: true)
                    + "  " + padded(String(all), to: 3, before: true) + "\n"
            }
        }
        for kind in CoverageKind.allCases {
            for name in missing(kind) { text += "missing \(kind.rawValue): \(name)\n" }
        }
        if !onlyMissing, others > 0 {
            text += "\(others == 1 ? "1 case" : "\(others) cases") did not pass and counted for nothing\n"
        }
        return text
    }

    private func padded(_ text: String, to width: Int, before: Bool = false) -> String {
        let blanks = String(repeating: " ", count: max(0, width - text.count))
        return before ? blanks + text : text + blanks
    }

    /// The same as one JSON object: of each kind how many cases depended on what.
    public func json(onlyMissing: Bool) -> String {
        var writer = JSONWriter(capacity: 1 << 14)
        writer.beginObject()
        for kind in CoverageKind.allCases {
            writer.key(kind.rawValue)
            writer.beginObject()
            writer.key("covered")
            writer.integer(Int64(kind.names.count - missing(kind).count))
            writer.key("of")
            writer.integer(Int64(kind.names.count))
            writer.key("missing")
            writer.beginArray()
            for name in missing(kind) { writer.string(name) }
            writer.endArray()
            if !onlyMissing {
                writer.key("cases")
                writer.beginObject()
                for name in kind.names {
                    writer.key(name)
                    writer.integer(Int64(count(of: name, kind)))
                }
                writer.endObject()
            }
            writer.endObject()
        }
        writer.key("not_passed")
        writer.integer(Int64(others))
        writer.endObject()
        writer.newline()
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

extension Failure.Reason {
    /// Whether it is something that the scenario says must be, or must not: not what every command owes.
    fileprivate var isOfChecks: Bool {
        switch self {
        case .unmet, .tooEarly, .tooFew, .tooMany, .noneHeld, .unwanted, .notAlways, .brokenAfter, .outcome,
            .notRefused,
            .refusedOtherwise, .unclaimedBeforeQuiet, .disturbed, .unclaimed, .assertion:
            true
        case .untilNeverHeld, .blockTooLong, .tooManySteps, .refused, .effectOfRefused, .noReply, .unanswered,
            .connectionLost, .unproven, .notAnswered, .unsendable, .vacuous, .teardownTimeout, .parted, .tooLong,
            .passedThoughKnown, .knownTooLong,
            .stillUp, .neverHeardOf, .law:
            false
        }
    }
}
