import BentServices
import Conferencing
import Execution
import JSONCodec
import Planning
import Testing

/// What becomes of a case whose connection is lost, with the executor driven by hand.
@Suite struct ConnectionTests {
    /// An executor that has begun, and what it wants.
    private struct Hand {
        var executor: Executor
        var sent: [(request: RequestID, command: Command)] = []

        init(_ yaml: String) throws {
            executor = Executor(
                plan: try plan(yaml),
                settings: .init(seed: 1, runSeed: 1, capabilities: .simulator)
            )
            give(.begin)
        }

        mutating func give(_ input: Executor.Input, at milliseconds: Int64 = 0) {
            var outputs: [Executor.Output] = []
            executor.handle(input, at: Instant(nanoseconds: milliseconds * 1_000_000), into: &outputs)
            for output in outputs {
                if case .send(let request, let command) = output { sent.append((request, command)) }
            }
        }

        mutating func state(_ state: CallState, _ call: Int32 = 0, reason: EndReason? = nil) {
            let event = CallStateEvent(
                call: CallID(call),
                tag: CallTag(call),
                state: state,
                direction: .outbound,
                endReason: reason
            )
            give(.event(ServiceEvent(timestamp: .start, .callState(event))))
        }

        /// The methods of what was sent since the last look.
        mutating func takeMethods() -> [String] {
            defer { sent = [] }
            return sent.map(\.command.method)
        }
    }

    private static let alice = "scenario: s\ncalls: [alice]\nsteps:\n  - join: alice"

    @Test func `after an interrupt a call of which the first word comes only then is hung up`() throws {
        var hand = try Hand(ConnectionTests.alice)
        #expect(hand.takeMethods() == ["calling.dial"])
        hand.give(.interrupted)
        #expect(!hand.executor.isOver, "a call may come of the dial")
        hand.state(.created)
        #expect(hand.takeMethods() == ["calling.end"])
        hand.state(.ringing)
        #expect(hand.takeMethods().isEmpty, "it is hung up once")
        hand.state(.ended, reason: .hangup)
        #expect(hand.executor.isOver)
        #expect(hand.executor.result.verdict == .interrupted && hand.executor.result.troubles.isEmpty)
    }

    @Test func `a dial that is refused leaves nothing to hang up`() throws {
        var hand = try Hand(ConnectionTests.alice)
        hand.give(.reply(RequestID(0), Reply(ReplyCode("402"), "no money")))
        #expect(hand.executor.isOver)
        #expect(hand.executor.result.complaint == "alice refused 402" && hand.executor.result.troubles.isEmpty)
    }

    @Test func `a hanging up that is lost is asked again, and a call that is gone is down`() throws {
        var hand = try Hand(ConnectionTests.alice)
        hand.state(.created)
        hand.give(.interrupted)
        let end = try #require(hand.sent.last)
        _ = hand.takeMethods()
        hand.give(.unanswered(end.request, "cut"))
        let again = try #require(hand.sent.last)
        #expect(hand.takeMethods() == ["calling.end"])
        hand.give(.reply(again.request, Reply(.notFound, "")))
        #expect(hand.executor.isOver && hand.executor.result.troubles.isEmpty)
    }

    @Test func `a hanging up that always goes unanswered is not asked for ever`() throws {
        var hand = try Hand(ConnectionTests.alice)
        hand.state(.created)
        hand.give(.interrupted)
        _ = hand.takeMethods().count
        var asked = 0
        var request = RequestID(1)
        repeat {
            asked += 1
            hand.give(.unanswered(request, "the session is over"))
            request = hand.sent.last?.request ?? request
        } while asked < 100 && !hand.takeMethods().isEmpty
        #expect(asked == 5)
        hand.give(.woke, at: 10_000)
        #expect(hand.executor.isOver)
        #expect(hand.executor.result.troubles.map { hand.executor.result.text(of: $0) } == ["alice still up"])
    }

    @Test func `a call that stays up is told of`() throws {
        var hand = try Hand(ConnectionTests.alice)
        hand.state(.created)
        hand.give(.interrupted)
        hand.give(.connection(.gone("nobody answers")))
        #expect(hand.executor.isOver)
        #expect(hand.executor.result.troubles.map { hand.executor.result.text(of: $0) } == ["alice still up"])
    }

    @Test(arguments: [ConnectionChange.lost("cut"), .resumed]) func `a connection that comes back is no failure`(
        _ change: ConnectionChange
    ) throws {
        var hand = try Hand(ConnectionTests.alice)
        hand.give(.connection(change))
        #expect(hand.executor.result.failures.isEmpty)
    }

    @Test(arguments: [ConnectionChange.replaced, .gone("x")]) func `one that does not fails the case`(
        _ change: ConnectionChange
    ) throws {
        var hand = try Hand(ConnectionTests.alice)
        hand.state(.created)
        hand.give(.connection(change))
        #expect(hand.executor.result.verdict == .failed)
        #expect(hand.executor.result.complaint.hasPrefix("connection lost"))
        // A session that took the old one's place may still be able to hang up.
        #expect(hand.takeMethods().contains("calling.end"))
    }

    @Test func `ids are learnt as the wire tells them, and an id that nobody has told goes out as it stands`() throws {
        var identifiers = WireIdentifiers.learning()
        #expect(identifiers.text(of: CallID(0)) == "unknown")
        identifiers.learn("c-0", of: CallID(0))
        identifiers.learn("late", of: CallID(5))
        identifiers.learn("again", of: CallID(0))
        #expect(identifiers.text(of: CallID(0)) == "c-0" && identifiers.text(of: CallID(5)) == "unknown")
        identifiers.learn("r-0", of: ConferenceID(0))
        let strange = identifiers.strangeConference("nonsense")
        #expect(strange == identifiers.strangeConference("nonsense"))
        #expect(strange != identifiers.strangeConference("other"))
        #expect(identifiers.text(of: strange) == "nonsense" && identifiers.text(of: ConferenceID(0)) == "r-0")
    }

    @Test func `what belongs to others stands in the trace and counts for nothing`() throws {
        var hand = try Hand(ConnectionTests.alice + "\nstrict: true")
        hand.give(.foreign(type: "calling.conference", ["name": "theirs"]))
        #expect(hand.executor.result.failures.isEmpty)
        let isThere = hand.executor.result.trace.contains { if case .foreign = $0.kind { true } else { false } }
        #expect(isThere)
    }
}
