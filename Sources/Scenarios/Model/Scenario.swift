public import Conferencing
public import YAMLSource

/// One document's scenario: every key known and in its place, every value that names nothing typed; names not yet resolved.
///
/// What a step acts on and what an entry expects stay nodes of the document, which cost two words each: they are typed
/// where they are planned, by the tables and with the cast at hand. A second tree of typed values would double the memory
/// of a large file and be thrown away at once.
public struct Scenario: Sendable {
    /// The document it was read from.
    public var document: YAMLDocument
    /// The scenario's name.
    public var name: Located<String>
    /// What the axes of its matrix are in this case, in their order; none where there is no matrix.
    public var matrix: [MatrixValue] = []
    /// What the writer says of it.
    public var description: String?
    /// The writer's tags, in order.
    public var tags: [String]
    /// Where to read more.
    public var links: [String]
    /// Why it is not to be run, if it is not.
    public var skipReason: String?
    /// The failure that is accepted, if there is one.
    public var knownFailure: KnownFailureDeclaration?
    /// The calls, in the order of their declaration.
    public var calls: [CallDeclaration]
    /// Whether a call's declaration was so wrong that not even its name is known: then an unknown name may be that one's.
    public var hasUnreadableCalls: Bool
    /// The conferences, in the order of their declaration.
    public var conferences: [ConferenceDeclaration]
    /// Whether a conference's declaration was so wrong that not even its name is known.
    public var hasUnreadableConferences: Bool
    /// The secrets that may be read, in the order of their declaration.
    public var secrets: [SecretDeclaration] = []
    /// What the endpoint of a stream does, by the stream's name.
    public var endpoints: [EndpointDeclaration] = []
    /// `defaults`.
    public var defaults: ScenarioDefaults
    /// What the service is taken to do where no source says it.
    public var profile: Profile
    /// What addresses yield.
    public var media: [String: Medium] = [:]
    /// The sound files that addresses yield: their paths, as they stand in the file.
    public var mediaFiles: [String: YAMLNode] = [:]
    /// The laws that are turned off.
    public var lawsOff: Set<LawID>
    /// What happens, in order.
    public var steps: [Step]
    /// What happens afterwards, whatever the outcome.
    public var teardown: [Step]
    /// What a transport must be able to do for it to run.
    public var requires: [Located<CapabilityWord>] = []
    /// What must hold at every event.
    public var always: YAMLNode?
    /// Events that must not come.
    public var never: YAMLNode?
    /// Which unclaimed events fail the scenario, where anything is said of that.
    public var strict: Located<StrictScope>?
}

/// A value and where it is written.
public struct Located<Value: Sendable>: Sendable {
    /// The value.
    public var value: Value
    /// Its characters in the file.
    public var range: SourceRange

    /// Makes a located value.
    public init(_ value: Value, at range: SourceRange) {
        self.value = value
        self.range = range
    }
}

/// A call, or a group of calls, as it is declared.
public struct CallDeclaration: Sendable {
    /// The name, and where it stands.
    public var name: Located<String>
    /// For a group how many calls it has; nil for one call.
    public var count: Int?
    /// Whether the declaration has a mistake, so that nothing is to be concluded from it.
    public var isBroken: Bool
    /// The options of its dial as far as they are said; its tag's number and what is made up are still missing.
    public var dial: DialOptions
    /// The tag, and where it stands; nil where it is not said.
    public var tag: Located<String>?
    /// What its phone does when it rings.
    public var phone: PhoneBehaviour
    /// Whether it is dialled by the first step that acts on it.
    public var isDialledAtUse: Bool
    /// Which side begins it.
    public var direction = CallDirectionWord.outbound
    /// Who sends its commands.
    public var controller = ControllerWord.muster
    /// The context on which it is offered, where that is said.
    public var context: String?

    /// A call of which nothing is said but its name.
    public init(name: Located<String>) {
        self.name = name
        isBroken = false
        dial = DialOptions(tag: CallTag(0), tagText: "", to: "")
        phone = .standard
        isDialledAtUse = false
    }
}

/// A conference as it is declared.
public struct ConferenceDeclaration: Sendable {
    /// The name by which the scenario speaks of it.
    public var alias: Located<String>
    /// Its exact name on the wire, where it is given.
    public var wireName: Located<String>?
    /// The mapping of join options that every join of it shares.
    public var options: YAMLNode?

    /// A conference of which nothing is said but its alias.
    public init(alias: Located<String>) {
        self.alias = alias
    }
}

/// `defaults`: what holds where a step says nothing else.
public struct ScenarioDefaults: Sendable {
    /// How long a reply, a proof or an entry may take.
    public var within = TimeSpan.seconds(5)
    /// Whether something is said of `within` that is no duration, so that nothing is to be concluded from it.
    public var isWithinBroken = false
    /// The mapping of options of every join.
    public var join: YAMLNode?
    /// How long a live run waits at the end; nil for the driver's own.
    public var drain: TimeSpan?
}

/// What `strict` covers.
public struct StrictScope: Sendable, Hashable {
    /// Conference events must be claimed.
    public var conference: Bool
    /// Webhooks must be claimed.
    public var webhook: Bool
    /// What streams' endpoints receive must be claimed.
    public var stream: Bool

    /// Makes a scope.
    public init(conference: Bool, webhook: Bool, stream: Bool = false) {
        self.conference = conference
        self.webhook = webhook
        self.stream = stream
    }
}

/// One step: a verb with its value, and what stands beside it.
public struct Step: Sendable {
    /// The verb.
    public var verb: Verb
    /// The verb's key in the file.
    public var keyRange: SourceRange
    /// What stands behind the verb.
    public var value: YAMLNode
    /// What the writer calls the step.
    public var name: String?
    /// The list of entries that stands beside the verb, and not behind it.
    public var expect: YAMLNode?
    /// How long it may take, where the step says so.
    public var within: TimeSpan?
    /// Whether something is said of `within` that is no duration, so that nothing is to be concluded from it.
    public var isWithinBroken: Bool
    /// `until: reply`, where it ends with its reply, without a proof.
    public var untilReply: SourceRange?
    /// The refusal that is demanded, and where it stands.
    public var refusal: Located<RefusalDemand>?
    /// Which unclaimed events fail the step, where the step says so.
    public var strict: Located<StrictScope>?
    /// The steps within it, where it is a block.
    public var body: StepBody?
    /// Conditions without which it does not run.
    public var when: YAMLNode?
    /// The values in this case of the parameters and axes that its conditions name (`matrix.beep`).
    public var fixed: [String: FixedValue] = [:]
    /// Names for what its reply holds.
    public var capture: YAMLNode?
    /// How the replies must fall out.
    public var outcomes: YAMLNode?
    /// What must hold at every event meanwhile.
    public var always: YAMLNode?
    /// Events that must not come meanwhile.
    public var never: YAMLNode?
}

/// `expect_error`: which refusal a step demands.
public struct RefusalDemand: Sendable, Hashable {
    /// The codes of which one will do.
    public var codes: [String]
    /// Whether the refused command may have effects all the same.
    public var mayHaveEffects: Bool

    /// Makes a demand.
    public init(codes: [String], mayHaveEffects: Bool) {
        self.codes = codes
        self.mayHaveEffects = mayHaveEffects
    }
}

/// What a parameter or an axis of the matrix is in a case, for conditions to look at.
public struct FixedValue: Sendable, Hashable {
    /// Its text.
    public var text: String
    /// Whether it is written without quotes, and so may be a number.
    public var isPlain: Bool

    /// Makes a value.
    public init(text: String, isPlain: Bool) {
        self.text = text
        self.isPlain = isPlain
    }
}
