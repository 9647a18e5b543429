public import Conferencing
public import JSONCodec
public import Planning

/// One line of the trace: something that went into the executor or came out of it, and when.
///
/// The trace speaks the vocabulary and not the wire, so that traces of two transports can be compared and a replay needs
/// no transport.
public struct TraceEntry: Sendable {
    /// When it happened.
    public var at: Instant
    /// What happened.
    public var kind: Kind
    /// Whether a fault had held back, doubled or made up what comes: the executor shows it by itself, and no transport does.
    public var isOfFault = false

    /// Makes an entry.
    public init(at: Instant, _ kind: Kind, isOfFault: Bool = false) {
        self.at = at
        self.kind = kind
        self.isOfFault = isOfFault
    }

    /// What may stand in a trace.
    public enum Kind: Sendable {
        /// A stretch of the run begins.
        case phase(RunPhase)
        /// A step begins.
        case stepBegan(StepRef)
        /// A step has ended, as it should or not.
        case stepEnded(StepRef, held: Bool)
        /// A step is passed over, for its conditions do not hold.
        case stepPassed(StepRef)
        /// A command goes out; the cast member is the one that it is for.
        case sent(RequestID, Command, for: PlannedStep.Subject)
        /// A phone is told what to do.
        case phone(PhoneAction, for: CastIndex)
        /// The service is asked who is in a conference.
        case asked(RequestID, ConferenceID)
        /// An answer has come.
        case reply(RequestID, Reply)
        /// The service has told who is in a conference; nil where it knows of none.
        case listing(RequestID, ConferenceListing?)
        /// An event has come.
        case event(ServiceEvent)
        /// A webhook has come.
        case webhook(WebhookRequest)
        /// The endpoint of a stream has received something.
        case stream(StreamReceipt)
        /// The endpoint of a stream does something.
        case endpoint(StreamID, EndpointAction)
        /// A beep was heard.
        case beep(BeepSound)
        /// A request ended without an answer.
        case unanswered(RequestID, String)
        /// The connection has changed.
        case connection(ConnectionChange)
        /// A fault of the scenario has done something.
        case fault(FaultEffect)
        /// Something came that belongs to nobody here.
        case foreign(type: String, JSONValue)
        /// Nothing is in flight any more.
        case idle
        /// Somebody wants the run to end now.
        case interrupted
        /// The case is over.
        case verdict(Verdict)
    }
}

/// The stretches of a run, in order.
public enum RunPhase: String, Sendable, Hashable, CaseIterable {
    /// The cast is dialled.
    case dialling
    /// The steps run.
    case steps
    /// What is still in flight is waited for.
    case draining
    /// The teardown runs.
    case teardown
    /// What is still up is hung up.
    case hangingUp = "hanging_up"
    /// All is over.
    case over
}

/// One step of a plan.
public struct StepRef: Sendable, Hashable {
    /// Which list the step stands in.
    public enum List: String, Sendable, Hashable {
        case steps, teardown
    }

    /// The list.
    public var list: List
    /// The place in it, from 0.
    public var index: Int

    /// Makes a reference.
    public init(_ list: List, _ index: Int) {
        self.list = list
        self.index = index
    }

    /// The step itself.
    public func step(in plan: Plan) -> PlannedStep {
        switch list {
        case .steps: plan.steps[index]
        case .teardown: plan.teardown[index]
        }
    }
}
