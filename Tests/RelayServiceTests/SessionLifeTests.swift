import Conferencing
import RelayService
import Testing

/// What becomes of calls and events of sessions that come and go.
@Suite struct SessionLifeTests {
    /// Two sessions on sockets 1 and 2, whose calls are in one conference.
    private func pair() -> FrameScript {
        var script = FrameScript()
        for socket in [1, 2] {
            script.connect(socket)
            script.dial(socket, "call \(socket)")
            script.pass(.seconds(1))
            script.join(socket)
        }
        script.mark()
        return script
    }

    @Test func `W27 R47 when a session expires, its calls stay where they are, and nobody controls them`() {
        var script = pair()
        script.lose(1)
        script.pass(.seconds(60))
        #expect(script.lines.isEmpty && script.size() == 2)
        script.mark()
        script.end(2, callOf: 1)
        #expect(script.lines == ["0s 2> 409"])
        #expect(script.size() == 2)
        script.end(2)
        #expect(script.size() == 1, "what the other session has goes on as ever")
    }

    @Test func `W52 when a client is told to begin afresh, its calls stay, and its new session does not control them`()
    {
        var script = pair()
        script.lose(2)
        script.control { .disconnect(project: $0, restart: true) }
        script.pass(.seconds(5))
        #expect(script.lines == ["0s 1> signalwire.disconnect", "5s 1 closed 1000"])
        script.connect(3)
        script.mark()
        script.end(3, callOf: 1)
        #expect(script.lines == ["0s 3> 409"])
        script.pass(.seconds(60))
        #expect(script.size() == 2)
    }

    @Test func `W33 what a command causes comes after its reply, and events keep their order, to who was away too`() {
        var script = pair()
        let leave = ["> 200", "> calling.conference participant-leave"]
        let join = ["> 200", "> calling.conference participant-join"]
        func heard(_ socket: Int) -> [String] {
            script.lines.compactMap { $0.hasPrefix("0s \(socket)>") ? String($0.dropFirst(4)) : nil }
        }
        for _ in 0..<3 {
            script.leave(2)
            script.join(2)
        }
        let others = [leave[1], join[1], leave[1], join[1], leave[1], join[1]]
        #expect(heard(1) == others)
        // Who is in no conference hears nothing of it, its own leaving last.
        #expect(heard(2) == leave + join + leave + join + leave + join)

        script.lose(2)
        script.mark()
        script.leave(1)
        script.join(1)
        script.leave(1)
        #expect(heard(2).isEmpty)
        script.mark()
        script.resume(4)
        #expect(heard(4) == ["> welcome back", leave[1], join[1], leave[1]])
    }
}
