import ConferenceEngine
import Conferencing
import Testing

/// The table of canonical sequences in the reference, under the default profile.
struct `Canonical sequences` {
    @Test func `R83 the first join of a starter`() {
        var script = Script()
        script.up("alice")
        #expect(
            script.join("alice") == [
                "200 alice conf#0",
                "one <- participant-join conf#0 size 1 alice [start]",
                "one <- conference-start conf#0 size 1",
            ]
        )
    }

    @Test func `R83 the first join of a non-starter`() {
        var script = Script()
        script.up("alice")
        #expect(
            script.join("alice", start: false) == [
                "200 alice conf#0",
                "one <- participant-join conf#0 size 1 alice []",
            ]
        )
    }

    @Test func `R83 a starter joins n who wait`() {
        var script = Script()
        script.up("alice", "bob", "host")
        script.join("alice", start: false)
        script.join("bob", start: false)
        #expect(
            script.join("host") == [
                "200 host conf#0",
                "one <- participant-join conf#0 size 3 host [start]",
                "one <- conference-start conf#0 size 3",
            ]
        )
    }

    @Test func `R83 joining a running conference`() {
        var script = Script()
        script.up("alice", "bob")
        script.join("alice")
        #expect(
            script.join("bob", start: false) == [
                "200 bob conf#0",
                "one <- participant-join conf#0 size 2 bob []",
            ]
        )
    }

    @Test func `R83 one leaves and others remain`() {
        var script = Script()
        script.up("alice", "bob")
        script.join("alice")
        script.join("bob")
        #expect(
            script.leave("alice") == [
                "200 alice",
                "one <- participant-leave conf#0 size 1 alice [start]",
            ]
        )
    }

    @Test func `R83 the last one leaves`() {
        var script = Script()
        script.up("alice")
        script.join("alice")
        #expect(
            script.leave("alice") == [
                "200 alice",
                "one <- participant-leave conf#0 size 0 alice [start]",
                "one <- conference-end conf#0 size 0 last-participant-left by alice",
            ]
        )
    }

    @Test func `R83 an ender leaves`() {
        var script = Script()
        script.up("alice", "host", "bob")
        script.join("alice")
        script.join("host", end: true)
        script.join("bob")
        #expect(
            script.leave("host") == [
                "200 host",
                "one <- participant-leave conf#0 size 2 host [start end]",
                "one <- participant-leave conf#0 size 1 alice [start]",
                "one <- participant-leave conf#0 size 0 bob [start]",
                "one <- conference-end conf#0 size 0 participant-with-end-conference-on-exit-left by host",
            ]
        )
    }

    @Test func `R83 a member hangs up`() {
        var script = Script()
        script.up("alice", "bob")
        script.join("alice")
        script.join("bob")
        #expect(
            script.hangUp("alice") == [
                "one <- alice ending inbound",
                "one <- participant-leave conf#0 size 1 alice [start]",
                "one <- alice ended hangup inbound",
            ]
        )
    }

    @Test func `W72 a dial that is answered`() {
        var script = Script()
        #expect(
            script.dial("alice") == [
                "200",
                "one <- alice created",
                "one <- dial alice dialing",
                "one <- alice ringing",
            ]
        )
        #expect(script.wait(.milliseconds(99)).isEmpty)
        #expect(
            script.wait(.milliseconds(1)) == [
                "one <- alice answered",
                "one <- dial alice answered winner alice",
            ]
        )
    }
}
