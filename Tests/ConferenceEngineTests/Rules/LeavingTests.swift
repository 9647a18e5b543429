import ConferenceEngine
import Conferencing
import Testing

struct `Leaving` {
    static let mismatches = [
        Row(LeaveMismatch.notFound, "404 alice"),
        Row(.badRequest, "400 alice"),
        Row(.accepted, "200 alice"),
    ]

    @Test(arguments: mismatches)
    func `R43 leaving what one is not in`(row: Row<LeaveMismatch>) {
        var script = Script(\.leaveMismatch, row.value)
        script.up("alice", "bob")
        #expect(script.leave("alice") == row.lines)
        script.join("alice")
        script.join("bob", "other")
        #expect(script.leave("alice", 1) == row.lines)
        #expect(script.leave("alice", -1) == row.lines)
        #expect(script.leave("alice", 77) == row.lines)
        #expect(script.members(0) == "running alice[start]")
        script.leave("alice")
        #expect(script.leave("alice") == row.lines)
        #expect(Self.mismatches.coverEveryValue())
    }

    @Test func `R43 an earlier lifetime of the same name is another conference`() {
        var script = Script()
        script.up("alice")
        script.join("alice")
        script.leave("alice")
        script.join("alice")
        #expect(script.leave("alice", 0) == ["404 alice"])
        #expect(script.leave("alice", 1).first == "200 alice")
    }

    @Test func `R44 the call stays answered after leaving`() {
        var script = Script()
        script.up("alice")
        script.join("alice")
        script.leave("alice")
        #expect(script.engine.state(of: script.names.call("alice")) == .answered)
        #expect(script.engine.conference(of: script.names.call("alice")) == nil)
        #expect(script.join("alice").first == "200 alice conf#1")
    }

    static let orders = [
        Row(
            HangupOrder.endingLeaveEnded,
            "one <- host ending inbound",
            "one <- participant-leave conf#0 size 1 host [start end]",
            "one <- participant-leave conf#0 size 0 alice [start]",
            "one <- conference-end conf#0 size 0 participant-with-end-conference-on-exit-left by host",
            "one <- host ended hangup inbound"
        ),
        Row(
            .leaveFirst,
            "one <- participant-leave conf#0 size 1 host [start end]",
            "one <- participant-leave conf#0 size 0 alice [start]",
            "one <- conference-end conf#0 size 0 participant-with-end-conference-on-exit-left by host",
            "one <- host ending inbound",
            "one <- host ended hangup inbound"
        ),
        Row(
            .leaveLast,
            "one <- host ending inbound",
            "one <- host ended hangup inbound",
            "one <- participant-leave conf#0 size 1 host [start end]",
            "one <- participant-leave conf#0 size 0 alice [start]",
            "one <- conference-end conf#0 size 0 participant-with-end-conference-on-exit-left by host"
        ),
    ]

    @Test(arguments: orders)
    func `R45 a call that ends leaves, with all that follows`(row: Row<HangupOrder>) {
        var script = Script(\.hangupOrder, row.value)
        script.up("alice", "host")
        script.join("alice")
        script.join("host", end: true)
        #expect(script.hangUp("host") == row.lines)
        #expect(Self.orders.coverEveryValue())
    }

    @Test func `R45 the program ends a call`() {
        var script = Script()
        script.up("alice")
        script.join("alice", start: false)
        #expect(
            script.end("alice", .busy) == [
                "200",
                "one <- alice ending outbound",
                "one <- participant-leave conf#0 size 0 alice []",
                "one <- conference-end conf#0 size 0 last-participant-left by alice",
                "one <- alice ended busy outbound",
            ]
        )
        #expect(!script.engine.isUp(script.names.call("alice")))
    }

    @Test func `R45 a call ends when its max_duration is over`() {
        var script = Script()
        script.dial("alice", maxDuration: 60)
        script.wait(.milliseconds(100))
        script.join("alice")
        #expect(script.wait(.milliseconds(59_999)).isEmpty)
        #expect(
            script.wait(.milliseconds(1)) == [
                "one <- alice ending none",
                "one <- participant-leave conf#0 size 0 alice [start]",
                "one <- conference-end conf#0 size 0 last-participant-left by alice",
                "one <- alice ended max_duration none",
            ]
        )
        #expect(script.engine.nextWakeup == nil)
    }

    @Test(arguments: EndReason.allCases)
    func `a program may end a call for the reasons that are its own`(reason: EndReason) {
        var script = Script()
        script.up("alice")
        switch reason {
        case .hangup, .cancel, .busy, .noAnswer, .decline, .error:
            #expect(script.end("alice", reason).last == "one <- alice ended \(reason.rawValue) outbound")
        case .abandoned, .maxDuration, .notFound: #expect(script.end("alice", reason) == ["400"])
        }
    }
}
