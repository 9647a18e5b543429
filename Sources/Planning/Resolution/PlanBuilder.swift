import Conferencing
import Scenarios
import YAMLSource

/// One scenario on its way to a plan: its names are resolved, its options merged, its expectations typed.
struct PlanBuilder {
    let scenario: Scenario
    let suitePath: String
    var findings: Findings
    let cast: CastTable
    let rooms: RoomTable
    /// The joins that came before, since most are alike.
    var joins: JoinTable
    /// The patterns of its matchers.
    var patterns = PatternTable()
    /// Where the scenario first speaks of webhooks.
    var webhookUse: SourceRange?
    /// Where it first speaks of the endpoint of streams.
    var streamUse: SourceRange?
    /// Where the scenario first expects a beep.
    var beepUse: SourceRange?
    /// The names that its steps give to streams, and those that are spoken of.
    var streamNames: Set<String> = []
    var streamMentions: [(name: String, node: YAMLNode)] = []
    /// What steps capture.
    var captures = CaptureTable()
    /// How many `parallel` lie around what is being planned.
    var branchDepth = 0
    /// How many steps lie around it.
    var depth = 0
    /// Secrets that stand in the file itself, and where.
    var literalSecrets: [String] = []
    var secretPlaces: [SourcePlace] = []
    /// The sound files that it may name, and those that were looked up.
    let sounds: SoundLibrary
    var soundFiles: [String: Result<SoundFile, SoundLibrary.Problem>] = [:]
    /// What addresses yield.
    var media: [String: Medium] = [:]
    /// How many more names of groups may be unfolded into lists.
    private var unfoldingLeft = 4_000_000

    /// A phone rings for thirty seconds, or as long as it is told, so that a dial may take longer than other steps.
    private static let dialAllowance = TimeSpan.seconds(5)
    private let dialWithin: TimeSpan

    /// Takes a scenario and the mistakes found before.
    init(_ scenario: Scenario, suitePath: String, _ findings: Findings, sounds: SoundLibrary = .empty) {
        self.scenario = scenario
        self.suitePath = suitePath
        self.sounds = sounds
        self.findings = findings
        cast = CastTable(scenario, &self.findings)
        rooms = RoomTable(scenario, &self.findings)
        joins = JoinTable()
        let longestRing = scenario.calls.filter { $0.direction == .outbound }.map(\.dial.ringTime).max() ?? .zero
        dialWithin = max(longestRing, DialOptions.standardRingTime) + PlanBuilder.dialAllowance
    }

    /// The plan; nil where a mistake keeps a step from being planned.
    mutating func build() -> Plan? {
        let errors = findings.errorCount
        readMedia()
        readSharedOptions()
        let always = scenario.always.map { invariants($0) } ?? []
        let never = scenario.never.map { unwanted($0) } ?? []
        let steps = planned(scenario.steps)
        let teardown = planned(scenario.teardown)
        checkStreamNames()
        checkAnswers(steps + teardown)
        let knownFailure = knownFailure(among: steps)
        guard findings.errorCount == errors else { return nil }
        var plan = Plan(
            source: scenario.document.source,
            scenario: scenario.name.value,
            nameRange: scenario.name.range,
            suitePath: suitePath,
            description: scenario.description,
            tags: scenario.tags,
            links: scenario.links,
            skipReason: scenario.skipReason,
            cast: cast.members(dialledByStep: dialledBySteps(steps, teardown)),
            rooms: rooms.rooms,
            steps: steps,
            teardown: teardown,
            strict: scenario.strict.map(Strictness.init),
            drain: scenario.defaults.drain,
            profile: scenario.profile,
            lawsOff: scenario.lawsOff
        )
        plan.knownFailure = knownFailure
        plan.matrix = scenario.matrix.map { value in
            var value = value
            value.label = withoutSecrets(value.label)
            return value
        }
        if !literalSecrets.isEmpty {
            hideSecrets(in: &plan.steps)
            hideSecrets(in: &plan.teardown)
        }
        plan.webhookUse = webhookUse
        plan.streamUse = streamUse
        plan.beepUse = beepUse
        plan.secrets = scenario.secrets.map { PlannedSecret(name: $0.name.value, variable: $0.variable) }
        plan.literalSecrets = literalSecrets
        plan.captures = captures.all
        plan.requires = scenario.requires.map(\.value)
        plan.always = always
        plan.never = never
        plan.endpoints = scenario.endpoints.map { PlannedEndpoint(stream: $0.name.value, behaviour: $0.behaviour) }
        plan.media = media
        return plan
    }

    /// A label without what is a secret.
    private func withoutSecrets(_ label: String) -> String {
        var label = label
        for secret in literalSecrets where !secret.isEmpty { label.replace(secret, with: "(secret)") }
        return label
    }

    /// What steps are called may hold an item of a `for_each`, and so a secret.
    private func hideSecrets(in steps: inout [PlannedStep]) {
        for place in steps.indices {
            steps[place].path = withoutSecrets(steps[place].path)
            guard case .block(.inOrder(var stretches)) = steps[place].action else { continue }
            for index in stretches.indices { stretches[index].name = withoutSecrets(stretches[index].name) }
            steps[place].action = .block(.inOrder(stretches))
        }
    }

    /// What a step does; the verb `expect` gives its entries too.
    mutating func action(of step: Step, _ entries: inout [Expectation]) -> PlannedStep.Action? {
        switch step.verb {
        case .dial: return dial(step)
        case .answer: return answer(step)
        case .digits: return digits(step)
        case .join: return join(step)
        case .leave: return leave(step)
        case .hangup: return hangUp(step)
        case .mute: return moderate(step, .mute(true))
        case .unmute: return moderate(step, .mute(false))
        case .kick: return moderate(step, .kick)
        case .hold: return hold(step)
        case .unhold: return unhold(step)
        case .waitAudio: return waitAudio(step)
        case .coach: return coach(step)
        case .endConference: return room(step.value, "'end_conference'").map { .endConference($0) }
        case .recording: return recording(step)
        case .announce: return announce(step)
        case .speak: return speak(step)
        case .silence: return silence(step)
        case .wait: return findings.duration(step.value, "'wait'", mayBeZero: true).map { .wait($0) }
        case .expect:
            entries = expectations(step.value, of: step)
            return .expect
        case .quiet: return quiet(step)
        case .assert: return assertion(step.value).map { .assert($0) }
        case .stream: return stream(step)
        // Planned with what is in it.
        case .parallel, .repeat, .forEach, .use: return nil
        case .fault: return fault(step)
        }
    }

    /// How long a step may take.
    func within(_ step: Step) -> TimeSpan {
        step.within ?? (step.verb == .dial ? dialWithin : scenario.defaults.within)
    }

    /// Whether how long a step may take is said, and wrong: that has been reported, and nothing is to be concluded from it.
    func isWithinBroken(_ step: Step) -> Bool {
        step.isWithinBroken || (step.within == nil && step.verb != .dial && scenario.defaults.isWithinBroken)
    }

    /// Takes so many names from what may be unfolded; false, with the mistake taken in, where that is too much.
    mutating func mayUnfold(_ count: Int, at node: YAMLNode) -> Bool {
        guard count > unfoldingLeft else {
            unfoldingLeft -= count
            return true
        }
        findings.error(
            .castTooLarge,
            "the groups named up to here unfold into more than 4,000,000 names",
            at: node,
            hints: ["name a group alone in its list: then it costs nothing"]
        )
        return false
    }

    private func dialledBySteps(_ steps: [PlannedStep], _ teardown: [PlannedStep]) -> Set<CastIndex> {
        var dialled: Set<CastIndex> = []
        for step in steps + teardown {
            guard case .dial(let members) = step.action else { continue }
            dialled.formUnion(members)
        }
        return dialled
    }
}

extension Strictness {
    /// What the plan says of a `strict`.
    init(_ scope: Located<StrictScope>) {
        self.init(
            conference: scope.value.conference,
            webhook: scope.value.webhook,
            stream: scope.value.stream,
            range: scope.range
        )
    }
}
