import ConferenceEngine
import Conferencing
import Testing

/// When a conference is recorded, what is on it, and what is told of it.
struct Recordings {
    @Test func `R50 the recording begins with the conference, and every event says so in its place`() {
        var script = Script()
        script.up("alice", "bob")
        #expect(script.join("alice", start: false, with: recorded()).aboutRecordings == [])
        #expect(
            script.join("bob") == [
                "200 bob conf#0", "one <- participant-join conf#0 size 2 bob [start]",
                "one <- conference-start conf#0 size 2", "one <- record-start conf#0 size 2",
            ]
        )
        #expect(script.recordingLine() == "in-progress private: alice bob")
    }

    static let starts = [
        Row(RecordStart.conferenceStart, "one <- record-start conf#0 size 1"),
        Row(.twoParticipants, "one <- record-start conf#0 size 2"),
    ]

    @Test(arguments: starts) func `R50 record_start says whether one participant is enough`(row: Row<RecordStart>) {
        var script = Script(\.recordStart, row.value)
        script.up("alice", "bob")
        let lines = script.join("alice", with: recorded()) + script.join("bob")
        #expect(lines.aboutRecordings == row.lines)
        #expect(Self.starts.coverEveryValue())
    }

    @Test func `R50 without record there is no recording`() {
        var script = Script()
        script.up("alice")
        #expect((script.join("alice") + script.leave("alice")).aboutRecordings == [])
        #expect(script.recordingLine() == "none")
        #expect(script.recording(.stopped) == ["20404"])
    }

    @Test(arguments: [false, true]) func `R51 a conference that never ran records nothing`(tells: Bool) {
        var script = Script(\.recordAbsentIfUnstarted, tells)
        script.up("alice")
        script.join("alice", start: false, with: recorded(hooks: [.absent]))
        script.wait(.seconds(5))
        let told = [
            "one <- record-stop conf#0 size 0",
            "hook 0.1 POST https://app.example/rec relay: absent, record-stop conf#0 size 0",
        ]
        #expect(script.leave("alice").aboutRecordings == (tells ? told : []))
    }

    @Test func `R52 a beep is on the recording, and the wait music is not`() {
        var script = Script(\.absentBelow, .milliseconds(200))
        script.up("alice", "bob")
        script.join("alice", with: recorded(.trimSilence))
        // Hold music plays for one that is alone (R26).
        script.wait(.seconds(10))
        script.join("bob", beep: .both)
        script.wait(.seconds(10))
        // The beep of 200 ms is all that there is.
        #expect(script.recording(.stopped).aboutRecordings == ["one <- record-stop conf#0 size 2 recorded 0 s 44 B"])
    }

    @Test func `R53 stop and end bear the recording, and there is one in a lifetime`() {
        var script = Script()
        script.up("alice", "bob")
        script.join("alice", with: recorded())
        script.wait(.seconds(3))
        #expect(
            script.recording(.stopped) == ["200", "one <- record-stop conf#0 size 1 recorded 3 s 48044 B"]
        )
        #expect(script.join("bob", with: recorded()).aboutRecordings == [])
        script.leave("bob")
        #expect(
            script.leave("alice") == [
                "200 alice", "one <- participant-leave conf#0 size 0 alice [start]",
                "one <- conference-end conf#0 size 0 last-participant-left by alice recorded 3 s 48044 B",
            ]
        )
    }

    static let orders = [
        Row(
            EndOrder.leavesThenEnd,
            "participant-leave bob",
            "participant-leave alice",
            "record-stop",
            "conference-end"
        ),
        Row(.endThenLeaves, "participant-leave bob", "record-stop", "conference-end", "participant-leave alice"),
        Row(.endOnly, "participant-leave bob", "record-stop", "conference-end"),
    ]

    @Test(arguments: orders) func `R65 the recording ends before the conference`(row: Row<EndOrder>) {
        var script = Script(\.endOrder, row.value)
        script.up("alice", "bob")
        script.join("alice", with: recorded())
        script.join("bob", end: true)
        script.wait(.seconds(2))
        let lines = script.leave("bob").dropFirst().map { line in
            let words = line.split(separator: " ")
            return (words[2].hasPrefix("participant") ? [words[2], words[6]] : [words[2]]).joined(separator: " ")
        }
        #expect(lines == row.lines)
    }

    /// A second of silence, four of alice, and two of silence.
    static let trims: [(TrimMode, TrimEnds, String)] = [
        (.trimSilence, .both, "recorded 4 s 64044 B"), (.trimSilence, .startOnly, "recorded 6 s 96044 B"),
        (.doNotTrim, .both, "recorded 7 s 112044 B"), (.doNotTrim, .startOnly, "recorded 7 s 112044 B"),
    ]

    @Test(arguments: trims) func `R54 silence at the ends is cut`(trim: TrimMode, ends: TrimEnds, told: String) {
        var script = Script(\.trimEnds, ends)
        script.up("alice", "bob")
        script.join("alice", with: recorded(trim))
        script.join("bob")
        script.wait(.seconds(1))
        script.speak("alice", for: .seconds(4))
        script.wait(.seconds(6))
        #expect(script.recording(.stopped).aboutRecordings == ["one <- record-stop conf#0 size 2 \(told)"])
    }

    @Test func `R54 silence between sounds is kept, and who is not heard makes none`() {
        var script = Script()
        script.up("alice", "bob", "carol")
        script.join("alice", with: recorded(.trimSilence))
        script.join("bob", muted: true)
        script.join("carol", coach: "alice")
        for call in ["bob", "carol"] { script.speak(call, for: .seconds(30)) }
        script.wait(.seconds(1))
        script.speak("alice", for: .seconds(1))
        script.wait(.seconds(5))
        script.speak("alice", for: .seconds(2))
        script.wait(.seconds(5))
        #expect(script.recording(.stopped).aboutRecordings.first?.hasSuffix("recorded 7 s 112044 B") == true)
    }

    static let absences = [
        Row(AbsentEvent.recordStopWithoutURL, "one <- record-stop conf#0 size 1"), Row(.none),
    ]

    @Test(arguments: absences) func `R55 a recording of silence is absent`(row: Row<AbsentEvent>) {
        var script = Script(\.absentEvent, row.value)
        script.up("alice")
        script.join("alice", with: recorded(nil, hooks: [.completed, .absent]))
        script.wait(.seconds(10))
        let lines = script.recording(.stopped)
        #expect(lines.filter { $0.hasPrefix("one") } == row.lines)
        #expect(
            lines.hooks == ["hook 0.1 POST https://app.example/rec relay: absent, record-stop conf#0 size 1"]
        )
        #expect(script.recordingLine() == "absent private:")
        #expect(script.leave("alice").last == "one <- conference-end conf#0 size 0 last-participant-left by alice")
        #expect(Self.absences.coverEveryValue())
    }

    @Test(arguments: [(900, 1000, false), (1000, 1000, true), (1000, 1001, false), (1, 0, true)])
    func `R55 a recording that is too short is absent`(long: Int64, below: Int64, isThere: Bool) {
        var script = Script(\.absentBelow, .milliseconds(below))
        script.up("alice")
        script.join("alice", with: recorded())
        script.wait(.milliseconds(long))
        #expect(script.recording(.stopped).last?.contains("recorded") == isThere)
    }

    static let pauses: [(PauseBehavior?, String)] = [
        (nil, "recorded 9 s 144044 B"), (.silence, "recorded 9 s 144044 B"), (.skip, "recorded 5 s 80044 B"),
    ]

    @Test(arguments: pauses) func `R56 a pause leaves silence or nothing`(behavior: PauseBehavior?, told: String) {
        var script = Script()
        script.up("alice", "bob")
        script.join("alice", with: recorded())
        script.join("bob")
        script.wait(.seconds(2))
        #expect(script.recording(.paused, behavior) == ["200", "one <- record-pause conf#0 size 2"])
        #expect(script.recordingLine() == "paused private:")
        script.wait(.seconds(4))
        #expect(script.recording(.inProgress) == ["200", "one <- record-resume conf#0 size 2"])
        script.wait(.seconds(3))
        #expect(script.recording(.stopped).last?.hasSuffix(told) == true)
    }

    @Test func `R56 what is said in a pause is no sound of the recording`() {
        var script = Script()
        script.up("alice", "bob")
        script.join("alice", with: recorded(.trimSilence))
        script.join("bob")
        script.recording(.paused)
        script.speak("alice", for: .seconds(3))
        script.wait(.seconds(5))
        script.recording(.inProgress)
        script.speak("bob", for: .seconds(2))
        script.wait(.seconds(5))
        #expect(script.recording(.stopped).last?.hasSuffix("recorded 2 s 32044 B") == true)
    }

    static let formats = [Row(RecordingFormat.wav, "recorded 3 s 48044 B"), Row(.mp3, "recorded 3 s 12000 B")]

    @Test(arguments: formats) func `R57 the size is that of the format`(row: Row<RecordingFormat>) {
        var script = Script(\.recordingFormat, row.value)
        script.up("alice")
        script.join("alice", with: recorded())
        script.wait(.milliseconds(3999))
        #expect(script.recording(.stopped).last?.hasSuffix(row.lines[0]) == true)
        #expect(Self.formats.coverEveryValue())
    }

    @Test func `R57 the address has the shape of the profile, and the id of the recording`() {
        let addresses = RecordingAddresses(host: "https://space.example", account: "A", seed: 7)
        let id = addresses.id(of: ConferenceID(3))
        #expect(addresses.id(of: ConferenceID(4)) != id)
        #expect(
            addresses.url(of: ConferenceID(3), .laml)
                == "https://space.example/api/laml/2010-04-01/Accounts/A/Recordings/\(id)"
        )
        #expect(
            addresses.url(of: ConferenceID(3), .apiV1) == "https://space.example/api/v1/recordings/\(id)/download"
        )
    }

    @Test(arguments: [0, 3]) func `R58 the webhook comes when the file is there`(delay: Int64) {
        var script = Script(\.recordingReadyDelay, .seconds(delay))
        script.up("alice")
        script.join("alice", with: recorded(hooks: .some(nil)))
        script.wait(.seconds(2))
        let lines = script.leave("alice")
        let hook =
            "hook 0.1 POST https://app.example/rec relay: completed, record-stop conf#0 size 0 recorded 2 s 32044 B"
        #expect(lines.contains("one <- record-stop conf#0 size 0 recorded 2 s 32044 B"))
        #expect(lines.hooks == (delay == 0 ? [hook] : []))
        #expect(script.recordingLine() == (delay == 0 ? "completed private:" : "queued private:"))
        #expect(script.engine.isDeliveringWebhooks)
        #expect(script.wait(.milliseconds(delay * 1000 - (delay == 0 ? 0 : 1))) == [])
        #expect(script.wait(.milliseconds(1)) == (delay == 0 ? [] : [hook]))
        #expect(script.recordingLine() == "completed private:")
    }
}
