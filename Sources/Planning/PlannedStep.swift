public import Conferencing
public import YAMLSource

/// One step, resolved.
public struct PlannedStep: Sendable {
    /// The step's number as the writer counts, from 1, in its own list.
    public var number: Int
    /// What stands before the number where the step lies within others: `3.guests.`, the branch `guests` of step 3.
    public var path = ""
    /// The file that it stands in, where that is not the plan's: a fragment's.
    public var source: SourceText?
    /// What the writer calls it.
    public var name: String?
    /// The verb and its value, without what stands beside it.
    public var range: SourceRange
    /// What it does.
    public var action: Action
    /// What must come of it, in order.
    public var expectations: [Expectation]
    /// How long its reply, its proof and its expectations may take, where they do not say themselves.
    public var within: TimeSpan
    /// The refusal that it demands, if it demands one.
    public var refusal: ExpectedRefusal?
    /// Whether it ends with its reply, without a proof (`until: reply`).
    public var endsWithReply = false
    /// Whether events that arrive during the step must be claimed.
    public var strict: Strictness?
    /// What must hold for it to run; it is passed over otherwise.
    public var when: [Condition] = []
    /// What of its reply is kept.
    public var captures: [ReplyCapture] = []
    /// How its replies must fall out; nil where nothing is said of that.
    public var outcomes: [ExpectedOutcome]?
    /// What must hold of everything that comes meanwhile.
    public var always: [Invariant] = []
    /// Events that must not come meanwhile.
    public var never: [EventPattern] = []

    /// What reports call it: `3`, or `3.guests.2` within others.
    public var label: String { path + String(number) }

    /// How many steps it lies within.
    public var depth = 0
    /// How long a block may last in all; nil where nothing is said of that.
    public var limit: TimeSpan?

    /// Makes a step.
    public init(
        number: Int,
        name: String? = nil,
        range: SourceRange,
        action: Action,
        expectations: [Expectation] = [],
        within: TimeSpan,
        refusal: ExpectedRefusal? = nil,
        strict: Strictness? = nil
    ) {
        self.number = number
        self.name = name
        self.range = range
        self.action = action
        self.expectations = expectations
        self.within = within
        self.refusal = refusal
        self.strict = strict
    }

    /// What a step does.
    public indirect enum Action: Sendable {
        /// Dials calls and waits until they are answered.
        case dial([CastIndex])
        /// Answers inbound calls, all at the same instant.
        case answer([CastIndex])
        /// Sends digits on calls' legs, on all at the same instant.
        case digits([CastIndex], String)
        /// Puts calls into a room, all at the same instant.
        case join([CastIndex], RoomIndex, JoinPlan)
        /// Takes calls out of a conference, all at the same instant.
        case leave([CastIndex], LeaveTarget)
        /// Ends calls, all at the same instant.
        case hangUp([CastIndex], by: Hanger)
        /// Does something to members from outside, to all at the same instant.
        case moderate([CastIndex], LeaveTarget, Moderation)
        /// Starts or stops a stream, or does what its endpoint does.
        case stream(StreamStep)
        /// Ends the newest lifetime of a room from outside.
        case endConference(RoomIndex)
        /// Pauses, resumes or stops the recording of a room's newest lifetime.
        case recording(RoomIndex, RecordingUpdate)
        /// Announces something to members, to each for itself.
        case announce([CastIndex], url: String)
        /// Announces something to all members of a room's newest lifetime.
        case announceToAll(RoomIndex, url: String)
        /// Has people speak, all at the same instant.
        case speak([CastIndex], Utterance)
        /// Has people be silent, and lasts so long.
        case silence([CastIndex], for: TimeSpan?)
        /// Has people press keys, all at the same instant.
        case press([CastIndex], PressedKeys)
        /// Lets time pass.
        case wait(TimeSpan)
        /// Waits for its expectations.
        case expect
        /// Demands that nothing more comes.
        case quiet(QuietPlan)
        /// Judges one instant.
        case assert(AssertPlan)
        /// Has something go wrong from now on.
        case fault(FaultPlan)
        /// Runs the steps within it.
        case block(Block)
    }

    /// Who ends a call.
    public enum Hanger: Sendable, Hashable {
        /// The program under test, by `calling.end`.
        case program(EndReason)
        /// The person with the phone.
        case phone
    }

    /// What is done to a member from outside.
    public enum Moderation: Sendable, Hashable {
        /// *Update participant* with `Muted`.
        case mute(Bool)
        /// *Update participant* with `Hold`, and what is heard meanwhile.
        case hold(Bool, url: String?)
        /// `calling.hold` or `calling.unhold` (R90).
        case relayHold(Bool)
        /// *Update participant* with `WaitUrl`, and how that is fetched.
        case waitAudio(String, CallbackMethod?)
        /// *Update participant* with `Coaching`: of a call, or of nobody.
        case coach(CastIndex?)
        /// *Delete participant*.
        case kick
    }

    /// Whom a command is about.
    public enum Subject: Sendable, Hashable {
        /// A call.
        case call(CastIndex)
        /// A conference as a whole.
        case conference(RoomIndex)

        /// The call, if it is one.
        public var member: CastIndex? {
            switch self {
            case .call(let member): member
            case .conference: nil
            }
        }
    }

    /// Which conference a `leave` names.
    public enum LeaveTarget: Sendable, Hashable {
        /// The one that the call is in, as far as events and replies have said.
        case current
        /// The newest lifetime of a room.
        case room(RoomIndex)
        /// The lifetime with this id, whatever the call is in (R43).
        case id(PlannedText)
    }
}

/// The options of a join, as far as they are known before the run.
public struct JoinPlan: Sendable, Hashable {
    /// The options, with every literal value in place.
    public var options: Shared<JoinOptions>
    /// Options whose text only the run knows, by wire name: the executor sets them before it sends.
    public var late: [LateOption]

    /// An option whose value holds a reference.
    public struct LateOption: Sendable, Hashable {
        /// The option's name on the wire.
        public var name: String
        /// Where in an option that is an object the text belongs: the members' names from without to within.
        public var path: [String]
        /// Its value.
        public var text: PlannedText
        /// Where it is written.
        public var range: SourceRange

        /// Makes a late option.
        public init(name: String, path: [String] = [], text: PlannedText, range: SourceRange) {
            self.name = name
            self.path = path
            self.text = text
            self.range = range
        }
    }

    /// Makes the options of a join.
    public init(options: Shared<JoinOptions>, late: [LateOption] = []) {
        self.options = options
        self.late = late
    }
}

/// A text that may hold references to what only the run knows.
public struct PlannedText: Sendable, Hashable {
    /// Its parts, in order.
    public var parts: [Part]

    /// A stretch of a text.
    public enum Part: Sendable, Hashable {
        case literal(String)
        /// `$(alice.call_id)`
        case callID(CastIndex)
        /// `$(standup.conference_id)`: of the newest lifetime
        case conferenceID(RoomIndex)
        /// `$(run.seed)`
        case runSeed
        /// `$(webhook.url)`
        case webhookURL
        /// `$(stream.url)`
        case streamURL
        /// `$(stream_webhook.url)`
        case streamWebhookURL
        /// `$(secret.NAME)`, by its place among the plan's.
        case secret(Int)
        /// `$(recording_webhook.url)`
        case recordingWebhookURL
        /// `$(NAME)`: what a step has captured.
        case capture(CaptureSlot)
    }

    /// Makes a text of parts.
    public init(_ parts: [Part]) { self.parts = parts }
}

/// `expect_error`: the refusal that a step demands.
public struct ExpectedRefusal: Sendable, Hashable {
    /// The codes that will do, as text.
    public var codes: [String]
    /// Where it is written.
    public var range: SourceRange
    /// Whether the refused command may have effects all the same (`effects: allowed`).
    public var mayHaveEffects: Bool

    /// Makes an expected refusal.
    public init(codes: [String], range: SourceRange, mayHaveEffects: Bool = false) {
        self.codes = codes
        self.range = range
        self.mayHaveEffects = mayHaveEffects
    }
}

/// `quiet`: all that counts has been claimed so far, and nothing more of it comes for a while.
public struct QuietPlan: Sendable {
    /// How long nothing may come.
    public var duration: TimeSpan
    /// Whether conference events count.
    public var conferenceCounts = true
    /// Whether requests to `$(webhook.url)` count.
    public var webhooksCount = false
    /// Whether what streams' endpoints receive counts.
    public var streamsCount = false
    /// Events that do not count.
    public var except: [EventPattern]
    /// Only events of this call count; nil for all.
    public var call: CastIndex?
    /// Only events of this room count; nil for all.
    public var room: RoomIndex?

    /// Makes a quiet.
    public init(duration: TimeSpan, except: [EventPattern] = [], call: CastIndex? = nil, room: RoomIndex? = nil) {
        self.duration = duration
        self.except = except
        self.call = call
        self.room = room
    }
}

/// `assert`: what must hold of one conference at one instant.
public struct AssertPlan: Sendable {
    /// The room that is judged.
    public var room: RoomIndex
    /// What must hold, in the order of the file.
    public var claims: [Claim]

    /// One thing that must hold, and where it is written.
    public struct Claim: Sendable {
        /// Where it is written.
        public var range: SourceRange
        /// What must hold.
        public var subject: Subject

        /// Makes a claim.
        public init(range: SourceRange, subject: Subject) {
            self.range = range
            self.subject = subject
        }
    }

    /// What a claim is about.
    public enum Subject: Sendable {
        /// The conference's state; nil demands that there is none yet.
        case state([ConferenceState?])
        /// How many members it has.
        case size(Matcher)
        /// Who its members are.
        case members(NamedSet<CastIndex>)
        /// Who is muted.
        case muted(NamedSet<CastIndex>)
        /// Who is on hold.
        case onHold(NamedSet<CastIndex>)
        /// Who coaches whom, and nobody else does.
        case coaching([Coaching])
        /// Whom and what a member hears.
        case hears(listener: CastIndex, NamedSet<PlannedSource>)
        /// Whom and what a stream carries to its endpoint.
        case carries(stream: String, NamedSet<PlannedSource>)
        /// Where its recording stands; nil demands that there is none.
        case recording([RecordingStatus?])
        /// Whom and what its recording hears.
        case recordingHears(NamedSet<PlannedSource>)
    }

    /// A coach and whom it coaches.
    public struct Coaching: Sendable, Hashable {
        /// The coach.
        public var coach: CastIndex
        /// The call that is coached.
        public var coached: CastIndex

        /// Makes a pair.
        public init(coach: CastIndex, coached: CastIndex) {
            self.coach = coach
            self.coached = coached
        }
    }

    /// Something to be heard.
    public enum PlannedSource: Sendable, Hashable, Comparable {
        case call(CastIndex)
        case holdMusic
        /// `stream.NAME`
        case stream(String)
        case announcement
        /// What its own `wait_url` yields to who waits (R24).
        case waitAudio
        /// What the hold's `url` yields to who is held (R28).
        case holdAudio
    }

    /// Makes an assert.
    public init(room: RoomIndex, claims: [Claim]) {
        self.room = room
        self.claims = claims
    }
}

/// A set in an `assert`.
public enum NamedSet<Element: Sendable & Hashable>: Sendable, Hashable {
    /// Just these, in any order.
    case exactly([Element])
    /// None of these; others are not constrained (`not: [bob]`).
    case without([Element])
}

extension PlannedStep.Action {
    /// The calls that the step acts on.
    public var members: [CastIndex] {
        switch self {
        case .dial(let members), .answer(let members), .digits(let members, _), .join(let members, _, _),
            .leave(let members, _), .hangUp(let members, _), .moderate(let members, _, _), .speak(let members, _),
            .silence(let members, _), .press(let members, _), .announce(let members, _):
            members
        case .endConference, .stream, .recording, .announceToAll, .wait, .expect, .quiet, .assert, .fault, .block: []
        }
    }
}

extension PlannedText.Part {
    /// Whether it is what a step has captured.
    public var isCapture: Bool { if case .capture = self { true } else { false } }
}
