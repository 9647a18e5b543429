import ConferenceEngine
import Conferencing
import Testing

/// What is announced, to whom, and what is told of it.
struct Announcing {
    private static func script(_ overlap: AnnounceOverlap = .queue) -> Script {
        var script = Script(\.announceOverlap, overlap)
        script.engine.media = [
            "news": .audio(.seconds(3)), "hint": .audio(.seconds(1)), "swml": Medium(.swml, .seconds(1)),
        ]
        script.up("alice", "bob", "carol")
        script.join("alice", with: recorded(.trimSilence))
        script.join("bob")
        return script
    }

    @Test func `R88 a conference's announcement is heard by all, and by the recording`() {
        var script = Self.script()
        #expect(script.announce("news") == ["200"])
        script.update("bob", hold: true)
        #expect(script.hearing() == ["alice hears announcement", "bob hears music"])
        #expect(script.recordingLine() == "in-progress private: alice announcement")
        #expect(script.wait(.milliseconds(2999)) == [])
        #expect(script.wait(.milliseconds(1)) == ["one <- announcement-end conf#0 size 2 news"])
        #expect(script.hearing() == ["alice hears nothing", "bob hears music"])
        #expect(script.recording(.stopped).last?.hasSuffix("recorded 3 s 48044 B") == true)
    }

    @Test func `R88 a participant's announcement is heard by that one`() {
        var script = Self.script()
        #expect(script.announce("news", to: "bob") == ["200 bob"])
        #expect(script.hearing() == ["alice hears bob", "bob hears alice announcement"])
        #expect(script.recordingLine() == "in-progress private: alice bob")
        #expect(script.wait(.seconds(3)) == ["one <- announcement-end conf#0 size 2 news"])
    }

    @Test func `R88 who leaves and what ends stop an announcement, of which nothing more is told`() {
        var script = Self.script()
        script.announce("news", to: "bob")
        script.leave("bob")
        script.join("bob")
        #expect(script.hearing() == ["alice hears bob", "bob hears alice"])
        script.announce("news")
        script.endConference()
        #expect(script.wait(.seconds(9)) == [])
    }

    /// Three seconds of news and, half a second later, a second of a hint.
    @Test(arguments: [AnnounceOverlap.queue, .replace])
    func `T6 a second announcement waits for the first or takes its place`(overlap: AnnounceOverlap) {
        var script = Self.script(overlap)
        script.announce("news")
        script.wait(.milliseconds(500))
        let end = ["one <- announcement-end conf#0 size 2 news"]
        let hint = ["one <- announcement-end conf#0 size 2 hint"]
        switch overlap {
        case .queue:
            #expect(script.announce("hint") == ["200"])
            #expect(script.wait(.milliseconds(2500)) == end)
            #expect(script.wait(.milliseconds(999)) == [])
            #expect(script.wait(.milliseconds(1)) == hint)
        case .replace:
            #expect(script.announce("hint") == ["200"] + end)
            #expect(script.wait(.milliseconds(999)) == [])
            #expect(script.wait(.milliseconds(1)) == hint)
        }
        #expect(script.wait(.seconds(9)) == [])
    }

    @Test func `T6 what cannot be fetched fails when its turn comes`() {
        var script = Self.script()
        let fail = "one <- announcement-fail conf#0 size 2 missing"
        #expect(script.announce("missing") == ["200", fail])
        #expect(script.announce("swml") == ["200", "one <- announcement-fail conf#0 size 2 swml"])
        script.announce("hint")
        #expect(script.announce("missing") == ["200"])
        #expect(script.wait(.seconds(1)) == ["one <- announcement-end conf#0 size 2 hint", fail])
    }

    @Test func `T6 announcements to two do not wait for each other`() {
        var script = Self.script()
        script.announce("hint", to: "alice")
        script.announce("hint", to: "bob")
        #expect(script.wait(.seconds(1)).count == 2)
    }

    @Test func `T6 nothing is announced to who is not there`() {
        var script = Self.script()
        #expect(script.announce("news", to: "carol") == ["20404"])
        script.endConference()
        #expect(script.announce("news") == ["10000"])
    }
}

extension Script {
    /// *Update conference*, or *update participant*, with `AnnounceUrl`.
    @discardableResult
    mutating func announce(_ address: String, to call: String? = nil) -> [String] {
        let request = ModerationRequest.announce(address, to: call.map { names.call($0) }, in: ConferenceID(0))
        return command(.moderate(Shared(request)))
    }
}
