import ConferenceEngine
import Conferencing
import Testing

/// Streams, recordings and announcements of one conference, and what each has of the others.
struct `Streams that are recorded` {
    /// A conference of alice that is recorded and has a stream whose socket is open.
    private func script(
        _ profile: Profile = .relay,
        trim: TrimMode = .doNotTrim,
        _ more: @escaping (inout StreamOptions) -> Void = { _ in }
    ) -> Script {
        var script = Script(profile)
        script.up("alice", "bob", "carol")
        var stream = StreamOptions(url: "wss://a.example/audio")
        stream.name = "taps"
        more(&stream)
        script.join("alice") {
            recorded(trim)(&$0)
            $0.stream = stream
        }
        script.endpoint(0, .opened)
        return script
    }

    private func length(_ script: inout Script) -> [String] {
        script.recording(.stopped).aboutRecordings.map { String($0.drop { $0 != "r" }) }
    }

    @Test func `S6 what a stream sends is recorded, for as long as it is played`() {
        var script = script(trim: .trimSilence)
        #expect(script.recordingLine() == "in-progress private: alice stream.taps")
        script.wait(.seconds(10))
        script.say(0, .media(.seconds(3)))
        script.wait(.seconds(10))
        #expect(length(&script) == ["record-stop conf#0 size 1 recorded 3 s 48044 B"])
    }

    @Test func `S6 what is cleared is not recorded any more`() {
        var script = script(trim: .trimSilence)
        script.say(0, .media(.seconds(8)))
        script.wait(.seconds(2))
        script.say(0, .clear)
        script.wait(.seconds(10))
        #expect(length(&script) == ["record-stop conf#0 size 1 recorded 2 s 32044 B"])
    }

    @Test func `S6 a stream whose socket is closed is heard on no recording`() {
        var script = script(trim: .trimSilence)
        script.say(0, .media(.seconds(8)))
        script.wait(.seconds(5))
        script.endpoint(0, .closed)
        #expect(script.recordingLine() == "in-progress private: alice")
        script.wait(.seconds(10))
        #expect(length(&script) == ["record-stop conf#0 size 1 recorded 5 s 80044 B"])
    }

    @Test func `R74 what a stream sends that may not is not recorded`() {
        var profile = Profile.relay
        profile.streams.send = .onlyIfRealtime
        var script = script(profile, trim: .trimSilence)
        script.say(0, .media(.seconds(3)))
        script.wait(.seconds(10))
        #expect(script.recordingLine() == "in-progress private: alice")
        #expect(length(&script) == ["record-stop conf#0 size 1"])
    }

    @Test func `R88 an announcement to all is heard by members, streams and the recording alike`() {
        var script = script()
        script.join("bob")
        script.engine.media["news"] = .audio(.seconds(4))
        script.announce("news")
        #expect(script.hearing().last == "bob hears alice stream.taps announcement")
        #expect(script.carrying() == ["stream.taps hears alice bob announcement"])
        #expect(script.recordingLine() == "in-progress private: alice bob stream.taps announcement")
        script.wait(.seconds(5))
        #expect(script.carrying() == ["stream.taps hears alice bob"])
    }

    @Test func `R88 an announcement to one member is heard by nobody else`() {
        var script = script()
        script.join("bob")
        script.engine.media["hint"] = .audio(.seconds(4))
        script.announce("hint", to: "bob")
        #expect(script.carrying() == ["stream.taps hears alice bob"])
        #expect(script.recordingLine() == "in-progress private: alice bob stream.taps")
    }

    static let orders = [
        Row(EndOrder.leavesThenEnd, "participant-leave", "record-stop", "stream", "conference-end"),
        Row(.endThenLeaves, "record-stop", "stream", "conference-end", "participant-leave"),
        Row(.endOnly, "record-stop", "stream", "conference-end"),
    ]

    @Test(arguments: orders)
    func `R65 at the end the recording stops before the streams, and both before the conference`(row: Row<EndOrder>) {
        var profile = Profile.relay
        profile.endOrder = row.value
        var script = script(profile)
        script.wait(.seconds(2))
        let words = ["participant-leave", "record-stop", "> stop", "conference-end"]
        let told = script.endConference().compactMap { line in words.first { line.contains($0) } }
        #expect(told.map { $0 == "> stop" ? "stream" : $0 } == row.lines)
        #expect(Self.orders.coverEveryValue())
    }

    @Test func `R71 stream_counts: what is told of recordings and announcements counts streams too`() {
        var profile = Profile.relay
        profile.streams.counts = true
        var script = script(profile)
        script.wait(.seconds(2))
        #expect(length(&script) == ["record-stop conf#0 size 2 recorded 2 s 32044 B"])
        #expect(script.announce("none").contains { $0.contains("announcement-fail conf#0 size 2") })
    }
}
