import Conferencing
import YAMLSource

extension ScenarioReading {
    /// How deep blocks may lie within each other: past anything that can be read, and well within the stack.
    static let deepestBlock = 32
    /// How many rounds a `repeat` may have.
    static let mostRounds: Int64 = 1_000_000

    /// The steps within a step; nil where there are none, or none that make sense.
    mutating func body(of verb: Verb, _ key: YAMLNode, _ value: YAMLNode) -> StepBody? {
        guard verb.isBlock else { return nil }
        guard blockDepth < ScenarioReading.deepestBlock else {
            findings.error(
                .nestingTooDeep,
                "blocks may lie at most \(ScenarioReading.deepestBlock) deep in each other",
                at: key
            )
            return nil
        }
        blockDepth += 1
        defer { blockDepth -= 1 }
        switch verb {
        case .parallel: return parallel(value)
        case .repeat: return repetition(key, value)
        case .forEach: return forEach(key, value)
        case .use: return use(key, value)
        case .dial, .answer, .hangup, .join, .leave, .kick, .mute, .unmute, .hold, .unhold, .waitAudio, .coach,
            .announce,
            .endConference, .recording, .stream, .speak, .silence, .digits, .wait, .expect, .quiet, .assert, .fault:
            return nil
        }
    }

    /// `parallel: { NAME: [steps], ... }`.
    private mutating func parallel(_ value: YAMLNode) -> StepBody? {
        guard let entries = findings.mapping(value, "'parallel'", mustBe: "{ NAME: [steps], ... }") else { return nil }
        guard value.count > 0 else {
            findings.error(.emptyList, "'parallel' has no branch", at: value)
            return nil
        }
        var branches: [StepBody.Branch] = []
        let errors = findings.errorCount
        for (key, value) in entries where !key.isInvalid {
            guard let name = findings.name(key, "branch") else { continue }
            let steps = steps(value, "the branch \(quote(name))")
            branches.append(StepBody.Branch(name: Located(name, at: key.range), steps: steps))
        }
        return findings.errorCount == errors ? .parallel(branches) : nil
    }

    /// `repeat: { times, steps }`, or `repeat: { until, max, steps }`.
    private mutating func repetition(_ verb: YAMLNode, _ value: YAMLNode) -> StepBody? {
        let shape = "{ times, steps } or { until, max, steps }"
        guard let entries = findings.mapping(value, "'repeat'", mustBe: shape) else { return nil }
        var seen: [RepeatKey: YAMLNode] = [:]
        var until: YAMLNode?
        var times: Int?
        var most: Int?
        var steps: [Step]?
        let errors = findings.errorCount
        for (key, value) in entries {
            guard let word = findings.recognise(key, as: RepeatKey.self) else { continue }
            seen[word] = key
            switch word {
            case .times: times = rounds(value, "'times'")
            case .max: most = rounds(value, "'max'")
            case .until: until = value
            case .steps: steps = self.steps(value, "'steps'")
            }
        }
        for (word, other) in [(RepeatKey.times, RepeatKey.until), (.times, .max)] {
            guard let key = seen[word], seen[other] != nil else { continue }
            findings.error(
                .conflictingKeys,
                "'\(word.rawValue)' says how many rounds there are, and '\(other.rawValue)' leaves that open",
                at: key,
                hints: ["write \(shape)"]
            )
        }
        guard findings.errorCount == errors else { return nil }
        let missing: RepeatKey? =
            if seen[.steps] == nil {
                .steps
            } else if seen[.times] == nil, seen[.until] == nil {
                .times
            } else {
                seen[.times] == nil && seen[.max] == nil ? .max : nil
            }
        if let missing {
            findings.error(
                .missingKey,
                "'repeat' has no '\(missing.rawValue)'",
                at: verb,
                hints: ["write repeat: \(shape)"]
            )
            return nil
        }
        guard let steps else { return nil }
        if let times { return .rounds(times, steps) }
        guard let until, let most else { return nil }
        return .roundsUntil(until, most: most, steps)
    }

    private mutating func rounds(_ value: YAMLNode, _ subject: String) -> Int? {
        let type = ValueType.integer(minimum: 1, maximum: ScenarioReading.mostRounds)
        guard case .integer(let number) = findings.value(value, subject, type) else { return nil }
        return Int(number)
    }
}
