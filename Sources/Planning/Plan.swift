public import Conferencing
public import Scenarios
public import YAMLSource

/// One case, ready to run: every name resolved to a dense index, every default applied, every mistake already reported.
///
/// A plan is a value and depends on nothing but the file's text, the files that it names, and what the command line fills in:
/// the same of these give the same plan everywhere.
public struct Plan: Sendable {
    /// The file that the scenario stands in; all ranges below are ranges of it.
    public var source: SourceText
    /// The scenario's name, unique within a run.
    public var scenario: String
    /// What the axes of the scenario's matrix are in this case, in their order; none where it has no matrix.
    public var matrix: [MatrixValue] = []
    /// Where the name stands.
    public var nameRange: SourceRange
    /// The file's path below the suite's root, with `/` between its parts: what the case's seed is made of.
    public var suitePath: String
    /// What the writer says of it.
    public var description: String?
    /// The writer's tags, in order.
    public var tags: [String]
    /// Where the writer says there is more to read, in order.
    public var links: [String]
    /// Why the scenario is not to be run, if it is not.
    public var skipReason: String?
    /// The failure that is accepted, if there is one.
    public var knownFailure: KnownFailure?
    /// Everybody who takes part, groups unfolded, in cast order.
    public var cast: [CastMember]
    /// The conferences, in the order of their declaration.
    public var rooms: [Room]
    /// What happens: all steps as they stand in the file, those within a block behind it.
    public var steps: [PlannedStep]
    /// What happens afterwards, whatever the outcome; likewise.
    public var teardown: [PlannedStep]
    /// Which unclaimed events fail the whole scenario, and where that is written; nil where nothing is said.
    public var strict: Strictness?
    /// How long a live run waits after the last step for what is in flight; nil for the driver's own.
    public var drain: TimeSpan?
    /// What the service is taken to do where no source says it.
    public var profile: Profile
    /// Where the scenario first speaks of webhooks; nil where it has nothing to do with them.
    public var webhookUse: SourceRange?
    /// Where the scenario first speaks of the endpoint of streams; nil where it has nothing to do with one.
    public var streamUse: SourceRange?
    /// Where the scenario first expects a beep; nil where it expects none.
    public var beepUse: SourceRange?
    /// The secrets that it may use.
    public var secrets: [PlannedSecret] = []
    /// Secrets that stand in the file itself, to be kept out of all that is shown.
    public var literalSecrets: [String] = []
    /// What the endpoint does when a stream of a name is opened, where it does not just accept.
    public var endpoints: [PlannedEndpoint] = []
    /// How long what addresses yield takes on the simulator.
    public var media: [String: Medium] = [:]
    /// What a transport must be able to do for it to run.
    public var requires: [CapabilityWord] = []
    /// What steps capture, by slot.
    public var captures: [PlannedCapture] = []
    /// What must hold of everything that comes.
    public var always: [Invariant] = []
    /// Events that must not come.
    public var never: [EventPattern] = []
    /// The laws that are turned off; all others are looked after in every run.
    public var lawsOff: Set<LawID>

    /// Makes a plan.
    public init(
        source: SourceText,
        scenario: String,
        nameRange: SourceRange,
        suitePath: String,
        description: String? = nil,
        tags: [String] = [],
        links: [String] = [],
        skipReason: String? = nil,
        cast: [CastMember],
        rooms: [Room],
        steps: [PlannedStep],
        teardown: [PlannedStep] = [],
        strict: Strictness? = nil,
        drain: TimeSpan? = nil,
        profile: Profile = .relay,
        lawsOff: Set<LawID> = []
    ) {
        self.source = source
        self.scenario = scenario
        self.nameRange = nameRange
        self.suitePath = suitePath
        self.description = description
        self.tags = tags
        self.links = links
        self.skipReason = skipReason
        self.cast = cast
        self.rooms = rooms
        self.steps = steps
        self.teardown = teardown
        self.strict = strict
        self.drain = drain
        self.profile = profile
        self.lawsOff = lawsOff
    }
}

extension Plan {
    /// What the case is called wherever one is named: the scenario's name, and behind it the values of the matrix.
    public var title: String {
        guard !matrix.isEmpty else { return scenario }
        return scenario + " [" + matrix.map { "\($0.axis): \($0.label)" }.joined(separator: ", ") + "]"
    }
}

extension Plan {
    /// Why the plan is not to be run on a transport that can do this; nil where it is.
    public func reasonToSkip(on capabilities: Capabilities) -> String? {
        if let reason = skipReason ?? wantsApplication { return reason }
        if let missing = requires.first(where: { !$0.isHad(by: capabilities) }) {
            return "it requires '\(missing.rawValue)', which '\(capabilities.transport)' has not"
        }
        if webhookUse != nil, !capabilities.receivesWebhooks {
            return "it has webhooks sent, which cannot be received here"
        }
        if streamUse != nil, !capabilities.receivesStreams {
            return "it has streams opened, whose endpoint cannot be reached here"
        }
        if beepUse != nil, !capabilities.hearsBeeps { return "it listens for beeps, and nobody listens here" }
        return nil
    }
}

extension Plan {
    /// The variables of an environment that the scenario may read, and nothing else of it.
    public func secretValues(in environment: [String: String]) -> [String: String] {
        var values: [String: String] = [:]
        for secret in secrets { values[secret.variable] = environment[secret.variable] }
        return values
    }
}

/// A place in the cast.
public struct CastIndex: Sendable, Hashable, Comparable {
    /// The place, from 0.
    public var index: Int32

    /// Makes the index of a place.
    public init(_ index: Int32) { self.index = index }

    /// The earlier member first.
    public static func < (left: CastIndex, right: CastIndex) -> Bool { left.index < right.index }
}

/// A place among the plan's rooms.
public struct RoomIndex: Sendable, Hashable {
    /// The place, from 0.
    public var index: Int32

    /// Makes the index of a place.
    public init(_ index: Int32) { self.index = index }
}

/// One call of the cast.
public struct CastMember: Sendable, Hashable {
    /// The call's name: `alice`, or `guest.2` for the second of a group.
    public var name: String
    /// The name as the file declares it: `guest` for every member of the group.
    public var declaredName: String
    /// Where it is declared.
    public var range: SourceRange
    /// How it is dialled; its tag's number is its place in the cast. Of an inbound call, who calls whom.
    public var dial: DialOptions
    /// The context on which an inbound call is offered; nil for a call that muster dials.
    public var context: String?
    /// Whether an application under test sends its commands, and not muster.
    public var isOfApplication = false
    /// What its phone does when it rings.
    public var phone: PhoneBehaviour
    /// When it is dialled.
    public var dialling: Dialling

    /// When a call of the cast is dialled.
    public enum Dialling: String, Sendable, Hashable {
        /// Before the first step.
        case beforeStart
        /// By the first step that acts on it (`dial: at_use`).
        case atUse
        /// By a `dial` step.
        case byStep
    }

    /// Makes a member.
    public init(
        name: String,
        declaredName: String,
        range: SourceRange,
        dial: DialOptions,
        phone: PhoneBehaviour = .standard,
        dialling: Dialling = .beforeStart
    ) {
        self.name = name
        self.declaredName = declaredName
        self.range = range
        self.dial = dial
        self.phone = phone
        self.dialling = dialling
    }
}

/// One conference of the scenario.
public struct Room: Sendable, Hashable {
    /// The name by which the scenario and the reports speak of it.
    public var alias: String
    /// Its name on the wire.
    public var wireName: String
    /// Where it is declared; nil for the one that is there when none is declared.
    public var range: SourceRange?

    /// Makes a room.
    public init(alias: String, wireName: String, range: SourceRange?) {
        self.alias = alias
        self.wireName = wireName
        self.range = range
    }
}

/// Which events must not go unclaimed, and where the file says so.
public struct Strictness: Sendable, Hashable {
    /// Conference events count.
    public var conference: Bool
    /// Requests to `$(webhook.url)` count.
    public var webhook: Bool
    /// What streams' endpoints receive counts.
    public var stream: Bool
    /// Where it is written.
    public var range: SourceRange

    /// Makes a strictness.
    public init(conference: Bool, webhook: Bool, stream: Bool = false, range: SourceRange) {
        self.conference = conference
        self.webhook = webhook
        self.stream = stream
        self.range = range
    }
}

extension CastMember {
    /// Which side begins the call.
    public var direction: CallDirection { context == nil ? .outbound : .inbound }
}

extension Plan {
    /// The contexts on which calls come in, in cast order, each once.
    public var contexts: [String] {
        var contexts: [String] = []
        for context in cast.lazy.compactMap(\.context) where !contexts.contains(context) { contexts.append(context) }
        return contexts
    }

    /// Why the plan cannot be run where there is no application under test; nil where it can.
    public var wantsApplication: String? {
        cast.first(where: \.isOfApplication).map {
            "'\($0.declaredName)' is controlled by an application, and this transport has none"
        }
    }

    /// How long the slowest call that is dialled may ring.
    public var longestRing: TimeSpan {
        cast.filter { $0.direction == .outbound }.map(\.dial.ringTime).max() ?? DialOptions.standardRingTime
    }
}
