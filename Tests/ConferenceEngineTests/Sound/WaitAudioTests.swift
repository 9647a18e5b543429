import ConferenceEngine
import Conferencing
import Testing

/// What those hear who wait or are held and have audio of their own.
struct `Audio of one's own` {
    private static func script(_ change: (inout Profile) -> Void = { _ in }) -> Script {
        var profile = Profile.relay
        change(&profile)
        var script = Script(profile)
        script.engine.media = [
            "song": .audio(.seconds(3)), "list": Medium(.cxml, .seconds(3)), "swml": Medium(.swml, .seconds(3)),
        ]
        script.up("alice", "bob", "carol")
        return script
    }

    @Test func `R24 each participant hears its own wait audio, which goes on until the start`() {
        var script = Self.script()
        script.wait("alice", on: "song")
        script.wait("bob", on: "list")
        script.join("carol", start: false)
        let waiting = ["alice hears wait-audio", "bob hears wait-audio", "carol hears music"]
        #expect(script.hearing() == waiting)
        script.wait(.seconds(60))
        #expect(script.hearing() == waiting)
        script.leave("carol")
        script.join("carol")
        #expect(script.hearing() == ["alice hears bob carol", "bob hears alice carol", "carol hears alice bob"])
    }

    @Test func `R24 the wait audio of one who is alone in a running conference is over`() {
        var script = Self.script()
        script.join("alice") { $0.waitURL = "song" }
        #expect(script.hearing() == ["alice hears music"])
    }

    @Test func `R24 audio of one's own is for as long as one is a member`() {
        var script = Self.script()
        script.wait("alice", on: "song")
        script.wait("bob", on: "song")
        script.leave("alice")
        script.join("alice", start: false)
        #expect(script.hearing() == ["bob hears wait-audio", "alice hears music"])
    }

    @Test(arguments: WaitFail.allCases) func `R24 a fetch that fails`(fail: WaitFail) {
        for address in ["missing", "swml"] {
            var script = Self.script { $0.waitFail = fail }
            let lines = script.wait("alice", on: address)
            switch fail {
            case .defaultMusic:
                #expect(lines == ["200 alice conf#0", "one <- participant-join conf#0 size 1 alice []"])
                #expect(script.hearing() == ["alice hears music"])
            case .silence:
                #expect(lines == ["200 alice conf#0", "one <- participant-join conf#0 size 1 alice []"])
                #expect(script.hearing() == ["alice hears nothing"])
            case .failJoin:
                #expect(lines == ["400 alice"])
                #expect(script.hearing() == ["no such conference"])
            }
        }
    }

    @Test func `R24 only a join that would wait fails for what it would hear`() {
        var script = Self.script { $0.waitFail = .failJoin }
        #expect(script.join("alice") { $0.waitURL = "missing" }.first == "200 alice conf#0")
        #expect(script.wait("bob", on: "missing").first == "200 bob conf#0")
        var party = Self.script {
            $0.waitFail = .failJoin
            $0.startRule = .twoParty
        }
        #expect(party.join("alice") { $0.waitURL = "missing" } == ["400 alice"])
        party.join("alice")
        #expect(party.wait("bob", on: "missing").first == "200 bob conf#0")
    }

    @Test func `R24 a call that leaves and joins again waits anew`() {
        var script = Self.script {
            $0.waitFail = .failJoin
            $0.rejoinSame = .leaveAndJoin
        }
        script.wait("alice", on: "song")
        script.join("bob", start: false)
        #expect(script.wait("alice", on: "missing") == ["400 alice"])
        #expect(script.hearing() == ["alice hears wait-audio", "bob hears music"])
        #expect(script.wait("alice", on: "list").first == "200 alice conf#0")
        #expect(script.hearing() == ["bob hears music", "alice hears wait-audio"])
    }

    @Test(arguments: WaitDocument.allCases) func `R24 what wait audio may be`(document: WaitDocument) {
        var script = Self.script { $0.waitDocument = document }
        script.wait("alice", on: "swml")
        switch document {
        case .cxmlOrAudio: #expect(script.hearing() == ["alice hears music"])
        case .swmlToo: #expect(script.hearing() == ["alice hears wait-audio"])
        }
    }

    @Test func `R24 it is fetched when a wait begins, and again when another one does`() {
        var script = Self.script { $0.startLatch = false }
        script.wait("alice", on: "late")
        script.engine.media["late"] = .audio(.seconds(1))
        #expect(script.hearing() == ["alice hears music"])
        script.join("bob")
        script.engine.media["song"] = nil
        script.leave("bob")
        #expect(script.hearing() == ["alice hears wait-audio"])
    }

    @Test func `R24 REST gives other wait audio, which is told as a change`() {
        var script = Self.script()
        script.wait("alice", on: "song")
        script.join("bob", start: false)
        #expect(script.give("alice", waitURL: "song") == ["200 alice"])
        let change = ["200 bob", "one <- participant-modify conf#0 size 2 bob []"]
        #expect(script.give("bob", waitURL: "list") == change)
        #expect(script.hearing() == ["alice hears wait-audio", "bob hears wait-audio"])
        #expect(script.give("bob", waitURL: "missing") == change)
        #expect(script.hearing() == ["alice hears wait-audio", "bob hears music"])
    }

    @Test func `R24 a second join that updates flags gives other wait audio`() {
        var script = Self.script { $0.rejoinSame = .updateFlags }
        script.wait("alice", on: "missing")
        #expect(script.wait("alice", on: "missing") == ["200 alice conf#0"])
        let change = ["200 alice conf#0", "one <- participant-modify conf#0 size 1 alice []"]
        #expect(script.wait("alice", on: "song") == change)
        #expect(script.hearing() == ["alice hears wait-audio"])
        #expect(script.join("alice", start: false) == ["200 alice conf#0"])
        #expect(script.hearing() == ["alice hears wait-audio"])
    }

    @Test func `R28 a member on hold hears what HoldUrl yields, for as long as it is held`() {
        var script = Self.script()
        script.join("alice")
        script.join("bob")
        let held = ["200 bob", "one <- participant-hold conf#0 size 2 bob [hold start]"]
        #expect(script.give("bob", hold: true, holdURL: "song") == held)
        #expect(script.hearing() == ["alice hears nothing", "bob hears hold-audio"])
        script.update("bob", hold: false)
        #expect(script.give("bob", hold: true) == held)
        #expect(script.hearing() == ["alice hears nothing", "bob hears music"])
    }

    @Test func `R28 what cannot be fetched or is no audio leaves the music`() {
        var script = Self.script()
        script.join("alice")
        for address in ["missing", "swml"] {
            script.give("alice", hold: true, holdURL: address)
            #expect(script.hearing() == ["alice hears music"])
        }
    }

    @Test func `R28 other hold audio is told as a change, and none to one who is not held`() {
        var script = Self.script()
        script.join("alice")
        #expect(script.give("alice", holdURL: "song") == ["200 alice"])
        script.give("alice", hold: true)
        #expect(script.hearing() == ["alice hears music"])
        let change = ["200 alice", "one <- participant-modify conf#0 size 1 alice [hold start]"]
        #expect(script.give("alice", holdURL: "list") == change)
        #expect(script.give("alice", hold: true, holdURL: "list") == ["200 alice"])
        #expect(script.hearing() == ["alice hears hold-audio"])
    }

    @Test func `R28 a member that waits on hold hears the hold's audio`() {
        var script = Self.script()
        script.wait("alice", on: "song")
        script.give("alice", hold: true, holdURL: "song")
        #expect(script.hearing() == ["alice hears hold-audio"])
        script.update("alice", hold: false)
        #expect(script.hearing() == ["alice hears wait-audio"])
    }
}

extension Script {
    /// A join that waits, if need be, on audio of its own.
    @discardableResult
    fileprivate mutating func wait(_ call: String, on address: String) -> [String] {
        join(call, start: false) { $0.waitURL = address }
    }

    /// *Update participant* with `WaitUrl` or `HoldUrl`.
    @discardableResult
    fileprivate mutating func give(
        _ call: String,
        hold: Bool? = nil,
        holdURL: String? = nil,
        waitURL: String? = nil
    ) -> [String] {
        var update = ParticipantUpdate()
        update.hold = hold
        update.holdURL = holdURL
        update.waitURL = waitURL
        return command(.moderate(Shared(.update(names.call(call), in: ConferenceID(0), update))))
    }
}
