import ConferenceEngine
import Conferencing
import Testing

struct `Time` {
    /// alice is dialled at 0 for one second, bob at 0; both are answered after 100 ms.
    private func scene() -> Script {
        var script = Script()
        script.dial("alice", maxDuration: 1)
        script.dial("bob")
        return script
    }

    @Test func `being woken late changes nothing but when it is seen`() {
        var punctual = scene()
        var late = scene()
        let lines = punctual.wait(.seconds(5))
        late.now = late.now + .seconds(5)
        #expect(late.give(.woke) == lines)
        #expect(lines.count == 6)
        #expect(late.engine.nextWakeup == nil)
    }

    @Test func `what fell due before a command happens before it, at its own instant`() {
        var script = scene()
        script.now = script.now + .milliseconds(500)
        var outputs: [ConferenceEngine.Output] = []
        let join = Command.join(CallID(1), Shared(JoinOptions(name: "room")))
        script.engine.handle(.command(SessionID(0), RequestID(9), join), at: script.now, into: &outputs)
        let instants = outputs.compactMap { output -> Int64? in
            guard case .event(_, let event) = output else { return nil }
            return event.timestamp.nanoseconds / 1_000_000
        }
        #expect(instants == [100, 100, 100, 100, 500, 500])
    }

    @Test func `a command of the instant at which something is due comes first`() {
        var script = scene()
        script.now = script.now + .milliseconds(100)
        #expect(script.join("bob") == ["409 bob"])
        script.give(.woke)
        #expect(script.join("bob").first == "200 bob conf#0")
    }

    @Test func `time that goes back stands still`() {
        var script = scene()
        script.wait(.seconds(5))
        script.now = Instant(nanoseconds: .min)
        var outputs: [ConferenceEngine.Output] = []
        let join = Command.join(CallID(1), Shared(JoinOptions(name: "room")))
        script.engine.handle(.command(SessionID(0), RequestID(9), join), at: script.now, into: &outputs)
        guard case .event(_, let event)? = outputs.last else { return #expect(Bool(false), "no event") }
        #expect(event.timestamp == Instant.start + .milliseconds(1100))
    }

    @Test func `waking it when nothing is due does nothing`() {
        var script = scene()
        #expect(script.give(.woke) == [])
        script.now = .never
        script.give(.woke)
        #expect(script.give(.woke) == [])
        #expect(script.engine.nextWakeup == nil)
    }

    @Test func `a copy is a fork of the run`() {
        var script = scene()
        script.wait(.seconds(1))
        script.join("bob")
        var fork = script
        fork.leave("bob")
        #expect(fork.members() == "ended")
        #expect(script.members() == "running bob[start]")
        #expect(script.leave("bob").count == 3)
    }
}
