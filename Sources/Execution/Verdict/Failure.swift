public import Conferencing
public import Planning
public import YAMLSource

/// One thing that did not hold: what was asked for, where that is written, and what came instead.
///
/// A failure is data. Reporters find words for it, and point at `range` and at `evidence`.
public struct Failure: Sendable {
    /// The step in which it came to light; nil where it is the scenario as a whole.
    public var step: StepRef?
    /// What in the file did not hold.
    public var range: SourceRange
    /// When it came to light.
    public var at: Instant
    /// What did not hold.
    public var reason: Reason
    /// In which round of the innermost `repeat`, from 1; nil outside of one.
    public var round: Int?

    /// Makes a failure.
    public init(step: StepRef?, range: SourceRange, at: Instant, reason: Reason) {
        self.step = step
        self.range = range
        self.at = at
        self.reason = reason
    }

    /// Where it is written: a step of a fragment may stand in another file than the plan.
    public func place(in plan: Plan) -> SourcePlace {
        SourcePlace(step.flatMap { $0.step(in: plan).source } ?? plan.source, range)
    }

    /// What did not hold. Whole numbers named `entry` are places in the trace.
    public enum Reason: Sendable {
        /// An expected event did not come in time; `missing` are those of `each` for whom it did not.
        case unmet(Expectation, missing: [CastIndex], within: TimeSpan, nearest: NearestEvent?)
        /// It came, but too early.
        case tooEarly(Expectation, entry: Int, after: TimeSpan, came: TimeSpan)
        /// Some of the events came that a count asks for, and too few of them.
        case tooFew(Expectation, came: Int, within: TimeSpan)
        /// One event more came than a count allows.
        case tooMany(Expectation, most: Int, entry: Int)
        /// None of the entries of an `either` held in time.
        case noneHeld(Expectation, within: TimeSpan)
        /// An event came that never must.
        case unwanted(EventPattern, entry: Int)
        /// An event came that is not as all of its kind must be.
        case notAlways(EventPattern, entry: Int, [FieldDifference])
        /// After an event, something does not hold that always must.
        case brokenAfter(AssertionFailure, entry: Int)
        /// The replies to a group fell out otherwise.
        case outcome(ExpectedOutcome, came: Int)
        /// What a `repeat` was to go on for did not come to hold.
        case untilNeverHeld(rounds: Int)
        /// A block took longer than it may.
        case blockTooLong(TimeSpan)
        /// More steps began than in any scenario.
        case tooManySteps(Int)
        /// A command was refused, and nobody asked for that.
        case refused(PlannedStep.Subject, Reply)
        /// A command was accepted that should have been refused.
        case notRefused(PlannedStep.Subject, Reply, expected: [String])
        /// A command was refused with another code.
        case refusedOtherwise(PlannedStep.Subject, Reply, expected: [String])
        /// A refused command had an effect all the same.
        case effectOfRefused(CastIndex, entry: Int)
        /// No reply came.
        case noReply(PlannedStep.Subject, method: String, within: TimeSpan)
        /// No reply came, nor will one: the connection was lost, say. Nil stands for a question that is no call's.
        case unanswered(PlannedStep.Subject?, method: String, String)
        /// The connection to the service was lost for good.
        case connectionLost(String)
        /// The command was accepted, but what it should have brought about never came.
        case unproven(PlannedStep.Subject, Proof, within: TimeSpan)
        /// A call could not be set up.
        case notAnswered(CastIndex, EndReason?)
        /// A command could not be sent, because something that it needs is not known.
        case unsendable(PlannedStep.Subject, Obstacle)
        /// Events that nobody had claimed when a quiet began.
        case unclaimedBeforeQuiet(entries: [Int])
        /// An event that broke a quiet.
        case disturbed(entry: Int, quiet: TimeSpan)
        /// Events that nobody claimed, where all had to be.
        case unclaimed(entries: [Int])
        /// An `assert` that does not hold.
        case assertion(AssertionFailure)
        /// A check that never looked at anything.
        case vacuous(Vacuity)
        /// The teardown did not end in its time.
        case teardownTimeout(TimeSpan)
        /// The replay of a trace parts from it.
        case parted(Parting)
        /// The case lasted longer than the run lets one last.
        case tooLong(TimeSpan)
        /// A call was still up after it had been hung up.
        case stillUp(CastIndex)
        /// A call was dialled and nothing was ever heard of it: it may be up, and could not be hung up.
        case neverHeardOf(CastIndex)
        /// What holds for every conference did not hold.
        case law(LawViolation)
        /// It is said to fail, and everything held.
        case passedThoughKnown
        /// It fails as it is said to, and should do so no longer.
        case knownTooLong(until: Day)
    }

    /// What proves that a command has taken effect.
    public enum Proof: String, Sendable, Hashable {
        case join = "participant-join"
        case leave = "participant-leave"
        case ended
        case answered
        case mute = "participant-mute"
        case unmute = "participant-unmute"
        case hold = "participant-hold"
        case unhold = "participant-unhold"
        case modify = "participant-modify"
        case conferenceEnd = "conference-end"
        case streamStart = "start"
        case streamStop = "stop"
        case announcement = "announcement-end"
        case recordPause = "record-pause"
        case recordResume = "record-resume"
        case recordStop = "record-stop"
        /// An inbound call is answered.
        case up = "calling.call.state answered"
        /// Digits have been sent.
        case digits = "calling.call.send_digits"

        /// What a call's coming to a state may prove.
        init?(_ state: CallState) {
            switch state {
            case .ended: self = .ended
            case .answered: self = .up
            case .created, .ringing, .ending: return nil
            }
        }
    }

    /// Why a command cannot be sent.
    public enum Obstacle: Sendable, Hashable {
        /// The call has no id yet: nothing has been heard of it.
        case noCall
        /// The call is in no conference.
        case notInConference
        /// The room has no lifetime yet.
        case noConference(RoomIndex)
        /// No socket of a stream of this name is open.
        case noStream(String)
        /// A reference in a value is not bound yet.
        case unboundReference(SourceRange?)
        /// What a reference stands for is no value of the option that it is for.
        case noValueOf(String, String, SourceRange)
    }

    /// What a vacuous check failed to see.
    public enum Vacuity: String, Sendable, Hashable {
        /// A `quiet` in a scenario in which no command of a step had been answered.
        case quiet
        /// A `strict` in a scenario in which no command of a step had been answered.
        case strict
        /// A `never` likewise.
        case never
        /// An `always` of which nothing ever came that it could look at.
        case always
        /// A fault that nothing came for.
        case fault
        /// A step that its conditions kept from running.
        case neverRan
        /// A step that its conditions kept from running in every case of its scenario.
        case ranInNoCase
        /// A reference that never came to stand for anything, in something that must not come or is excepted.
        case reference
    }
}

/// An `assert` that does not hold, and by whose word.
public struct AssertionFailure: Sendable {
    /// The claim.
    public var claim: AssertPlan.Claim
    /// The room.
    public var room: RoomIndex
    /// What was found instead.
    public var found: Found
    /// Whose word it is.
    public var witness: Witness
    /// What the other witness said, where the two were asked and disagree.
    public var otherwise: Found?

    /// Whose word a finding is.
    public enum Witness: String, Sendable, Hashable {
        /// The events that have been received.
        case events
        /// The service's own listing.
        case listing
        /// Nobody's: there is no conference to be asked about.
        case nobody
    }

    /// What was found.
    public enum Found: Sendable, Hashable {
        case state(ConferenceState?)
        case size(Int64)
        case members([CallID])
        case muted([CallID])
        case onHold([CallID])
        case coaching([Pair])
        case hears([AudioSource])
        /// Where its recording stands; nil where there is none.
        case recording(RecordingStatus?)
        /// The listener is not in the conference.
        case notAMember

        /// A coach and whom it coaches; nil where that is not known.
        public struct Pair: Sendable, Hashable {
            /// The coach.
            public var coach: CallID
            /// The call that is coached.
            public var coached: CallID?
        }
    }
}

/// The event that came nearest to what was expected.
public struct NearestEvent: Sendable {
    /// Its place in the trace.
    public var entry: Int
    /// What kept it from being the one.
    public var obstacle: Obstacle

    /// What kept an event from being the one that was expected.
    public enum Obstacle: Sendable {
        /// Fields that differ.
        case fields([FieldDifference])
        /// Another entry or a step's proof has claimed it.
        case claimed(Claim)
        /// It came before an event that an earlier entry claimed, or while an earlier entry was still open.
        case order
        /// It belongs to another conference, or another lifetime, than the one on which the step acted.
        case otherConference
        /// It came after the deadline.
        case late
        /// It came before the window opened, that is before the last command was sent.
        case beforeWindow
    }
}

/// A field that is not what it should be.
public struct FieldDifference: Sendable {
    /// The field's name as the file has it.
    public var name: String
    /// Where the file says what it must be; nil for what the entry implies.
    public var range: SourceRange?
    /// What it must be.
    public var expected: Expected
    /// What it is; nil where the event does not have it.
    public var actual: FieldValue?

    /// What a field must be.
    public enum Expected: Sendable {
        case matcher(Matcher)
        case oneOf([CastIndex])
        case room(RoomIndex)
    }
}

/// Who accounts for an event.
public struct Claim: Sendable, Hashable {
    /// The step.
    public var step: StepRef
    /// The entry of its expectations, from 0; nil where the step claims it as its proof.
    public var expectation: Int?

    /// Makes a claim.
    public init(step: StepRef, expectation: Int?) {
        self.step = step
        self.expectation = expectation
    }
}
