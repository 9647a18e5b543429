public import Conferencing
public import Planning
public import YAMLSource

/// How a case came out.
public enum Verdict: Sendable, Hashable {
    /// Everything held, and something was looked at.
    case passed
    /// Something did not hold.
    case failed
    /// Nothing failed, but a check never looked at anything; it counts as a failure.
    case vacuous
    /// What `known_failure` names did not hold, and nothing else: that is accepted for now.
    case knownFailure
    /// It was not to be run.
    case skipped(reason: String)
    /// The run was cut off from outside before it could be judged.
    case interrupted

    /// The verdict in one word, as reports and traces have it.
    public var word: String {
        switch self {
        case .passed: "passed"
        case .failed: "failed"
        case .vacuous: "vacuous"
        case .knownFailure: "known_failure"
        case .skipped: "skipped"
        case .interrupted: "interrupted"
        }
    }
}

/// Everything that is known of a case once it is over.
public struct CaseResult: Sendable {
    /// What was run.
    public var plan: Plan
    /// The case's own seed.
    public var seed: UInt64
    /// How it came out.
    public var verdict: Verdict
    /// The steps that began at least once, or that nothing but the transport kept from it.
    public var ran: Set<StepRef>
    /// What did not hold, in the order in which it came to light.
    public var failures: [Failure]
    /// What went wrong in the teardown or while hanging up; it never changes the verdict.
    public var troubles: [Failure]
    /// Laws that rest on what is assumed, and that a service which is not simulated broke; they never change the verdict.
    public var warnings: [Failure]
    /// Claims that this transport cannot observe: neither held nor failed.
    public var unobserved: [SourceRange]
    /// Whether the drain was cut at its bound with something still in flight.
    public var drainWasCut: Bool
    /// How many things were looked at: replies, proofs, expectations, quiets, claims.
    public var checks: Int
    /// All that went in and out, in order.
    public var trace: [TraceEntry]
    /// The events that somebody accounts for, by rising place in the trace.
    public var claims: [ClaimedEvent]
    /// Whose call a call id is.
    public var names: CallNames
    /// What it was run under; nil where nobody says.
    public var conditions: CaseConditions?
    /// The seeds under which it was run, where there was more than the run's own.
    public var sweep: SeedSweep?

    /// How long the case took, on its own clock.
    public var duration: TimeSpan { (trace.last?.at ?? .start).since(.start) }

    /// Who accounts for the event at a place of the trace; nil where nobody does.
    public func claim(ofEntry entry: Int) -> Claim? {
        var low = 0
        var high = claims.count
        while low < high {
            let middle = (low + high) / 2
            if claims[middle].entry < entry { low = middle + 1 } else { high = middle }
        }
        return low < claims.count && claims[low].entry == entry ? claims[low].claim : nil
    }

    /// A case that was not run.
    public static func skipped(
        _ plan: Plan,
        seed: UInt64,
        reason: String,
        conditions: CaseConditions? = nil
    ) -> CaseResult {
        CaseResult(
            plan: plan,
            seed: seed,
            verdict: .skipped(reason: reason),
            ran: [],
            failures: [],
            troubles: [],
            warnings: [],
            unobserved: [],
            drainWasCut: false,
            checks: 0,
            trace: [],
            claims: [],
            names: CallNames(cast: plan.cast, identifiers: WireIdentifiers(seed: seed)),
            conditions: conditions
        )
    }
}

/// An event of the trace and who accounts for it.
public struct ClaimedEvent: Sendable, Hashable {
    /// The event's place in the trace.
    public var entry: Int
    /// Who accounts for it.
    public var claim: Claim

    /// Makes a claimed event.
    public init(entry: Int, claim: Claim) {
        self.entry = entry
        self.claim = claim
    }
}

/// The names that the cast gives to call ids, and the text that the wire has for them.
public struct CallNames: Sendable {
    /// The cast.
    public var cast: [CastMember]
    /// The wire's texts.
    public var identifiers: WireIdentifiers
    private var memberOfCall: [Int32] = []
    /// Who dials under the text of a tag under which somebody before them does (W73).
    private let sharers: Set<Int32>

    /// Names for a cast of which no call is known yet.
    public init(cast: [CastMember], identifiers: WireIdentifiers) {
        self.cast = cast
        self.identifiers = identifiers
        var texts: Set<String> = []
        sharers = Set(cast.indices.filter { !texts.insert(cast[$0].dial.tagText).inserted }.map { Int32($0) })
    }

    /// Whose tag it is, where its text alone does not tell.
    func memberSharing(_ tag: CallTag) -> String? {
        sharers.contains(tag.index) ? cast[Int(tag.index)].name : nil
    }

    /// Learns whose call an id is. Ids beyond a million are not learnt: no service of ours makes them.
    public mutating func learn(_ call: CallID, is member: CastIndex) {
        guard call.index >= 0, call.index < 1 << 24 else { return }
        while memberOfCall.count <= Int(call.index) { memberOfCall.append(-1) }
        memberOfCall[Int(call.index)] = member.index
    }

    /// The cast member with this call; nil for a call of nobody here.
    public func member(of call: CallID) -> CastIndex? {
        guard call.index >= 0, Int(call.index) < memberOfCall.count else { return nil }
        let member = memberOfCall[Int(call.index)]
        return member < 0 ? nil : CastIndex(member)
    }

    /// The call's name in the cast, else its wire id.
    public func text(of call: CallID) -> String {
        if let member = member(of: call) { return cast[Int(member.index)].name }
        return identifiers.text(of: call)
    }
}
