import ConferenceEngine
import Conferencing
import Testing

/// Whose options of a recording count, who may change it, who hears of it, and what it hears.
struct `Recordings, steered` {
    static let owners = [Row(RecordOwner.first), Row(.anyJoinMayStart, "one <- record-start conf#0 size 2")]

    @Test(arguments: owners) func `R41 whose record counts`(row: Row<RecordOwner>) {
        var script = Script(\.recordOwner, row.value)
        script.up("alice", "bob")
        script.join("alice") { $0.acl = .publicRead }
        // All that is said of recording travels together.
        let lines = script.join("bob", with: recorded(.doNotTrim, hooks: [.inProgress], format: .cxml))
        #expect(lines.aboutRecordings.filter { !$0.hasPrefix("hook") } == row.lines)
        #expect(lines.hooks.count == row.lines.count)
        if row.value == .anyJoinMayStart { #expect(script.recordingLine() == "in-progress private: alice bob") }
        #expect(Self.owners.coverEveryValue())
    }

    @Test func `R41 the first participant's options hold, whoever starts the conference`() {
        var script = Script()
        script.up("alice", "bob")
        script.join("alice", start: false) {
            recorded(.doNotTrim, hooks: [.inProgress], format: .cxml)(&$0)
            $0.acl = .publicRead
            $0.recordingStatusCallbackMethod = .get
        }
        let lines = script.join("bob") {
            $0.record = .doNotRecord
            $0.recordingStatusCallback = "https://other.example/"
        }
        #expect(lines.hooks == ["hook 0.1 GET https://app.example/rec cxml: in-progress, record-start conf#0 size 2"])
        #expect(script.recordingLine() == "in-progress public-read: alice bob")
    }

    /// Each option of recordings, given differently by a later participant.
    static let later: [(String, @Sendable (inout JoinOptions) -> Void)] = [
        ("record", { $0.record = .doNotRecord }), ("trim", { $0.trim = .trimSilence }),
        ("acl", { $0.acl = .publicRead }),
        ("recording_status_callback", { $0.recordingStatusCallback = "https://other.example/" }),
        ("recording_status_callback_event", { $0.recordingStatusCallbackEvents = [.absent] }),
        ("recording_status_callback_event_type", { $0.recordingStatusCallbackEventType = .cxml }),
        ("recording_status_callback_method", { $0.recordingStatusCallbackMethod = .get }),
        ("emit_call_quality", { $0.emitCallQuality = true }),
    ]

    @Test(arguments: later.indices) func `R40 what contradicts the settled recording is refused, taken or ignored`(
        index: Int
    ) {
        for conflict in Conflict.allCases {
            var script = Script(\.conflict, conflict)
            script.up("alice", "bob")
            script.join("alice", with: recorded(.doNotTrim, hooks: .some(nil)))
            let lines = script.join("bob", with: Self.later[index].1)
            #expect(lines.first == (conflict == .result400 ? "400 bob" : "200 bob conf#0"), "\(Self.later[index].0)")
        }
    }

    @Test func `R40 last_wins lets a later participant begin the recording, and say where it is told`() {
        var script = Script(\.conflict, .lastWins)
        script.up("alice", "bob")
        script.join("alice")
        let lines = script.join("bob", with: recorded(.doNotTrim, hooks: [.inProgress]))
        #expect(
            lines.aboutRecordings == [
                "one <- record-start conf#0 size 2",
                "hook 0.1 POST https://app.example/rec relay: in-progress, record-start conf#0 size 2",
            ]
        )
    }

    @Test(arguments: [false, true]) func `R35 the recording hears what an uncoached member would`(taps: Bool) {
        var script = Script(\.tapsHearCoach, taps)
        script.up("alice", "bob", "carol", "dora")
        script.join("alice", with: recorded())
        script.join("bob", muted: true)
        script.join("carol", coach: "alice")
        script.join("dora")
        script.update("dora", hold: true)
        #expect(script.recordingLine() == "in-progress private: alice" + (taps ? " carol" : ""))
    }

    /// Every state of a recording and every request.
    static let transitions: [(String, [RecordingUpdate.Status], RecordingUpdate.Status, String)] = [
        ("running", [], .paused, "200"), ("running", [], .inProgress, "422"), ("running", [], .stopped, "200"),
        ("paused", [.paused], .paused, "422"), ("paused", [.paused], .inProgress, "200"),
        ("paused", [.paused], .stopped, "200"), ("stopped", [.stopped], .paused, "422"),
        ("stopped", [.stopped], .inProgress, "422"), ("stopped", [.stopped], .stopped, "422"),
        ("resumed", [.paused, .inProgress], .paused, "200"), ("resumed", [.paused, .inProgress], .inProgress, "422"),
    ]

    @Test(arguments: transitions)
    func `T9 which request is allowed when`(
        state: String,
        before: [RecordingUpdate.Status],
        asked: RecordingUpdate.Status,
        code: String
    ) {
        var script = Script()
        script.up("alice")
        script.join("alice", with: recorded())
        script.wait(.seconds(2))
        for status in before { script.recording(status) }
        let lines = script.recording(asked)
        #expect(lines.first == code)
        #expect((lines.count == 1) == (code == "422"))
    }

    @Test func `T9 the words for a resumed and a stopped recording are the profile's`() {
        for resumed in ResumedStatus.allCases {
            for stopped in StoppedStatus.allCases {
                var profile = Profile.relay
                profile.resumedStatus = resumed
                profile.stoppedStatus = stopped
                var script = Script(profile)
                script.up("alice")
                script.join("alice", with: recorded())
                script.wait(.seconds(2))
                script.recording(.paused)
                script.recording(.inProgress)
                #expect(script.recordingLine() == "\(resumed.rawValue) private: alice")
                script.recording(.stopped)
                #expect(script.recordingLine() == "\(stopped.rawValue) private:")
            }
        }
    }

    @Test func `T9 another project's recordings are not there`() {
        var script = Script()
        script.connect("two", project: 1)
        script.up("alice")
        script.join("alice", with: recorded())
        #expect(script.recording(.paused, session: "two") == ["20404"])
        #expect(script.deleteRecording(session: "two") == ["20404"])
    }

    @Test func `T13 a recording is deleted once it is over`() {
        var script = Script()
        script.up("alice")
        script.join("alice", with: recorded())
        script.wait(.seconds(2))
        #expect(script.deleteRecording() == ["10000"])
        script.recording(.stopped)
        #expect(script.deleteRecording() == ["204"])
        #expect(script.recordingLine() == "none")
        #expect(script.deleteRecording() == ["20404"])
        #expect(script.recording(.stopped) == ["20404"])
        #expect(script.leave("alice").last == "one <- conference-end conf#0 size 0 last-participant-left by alice")
    }

    static let words: [([RecordingCallbackWord]?, [String])] = [
        (nil, ["completed"]), ([.inProgress], ["in-progress"]), ([.completed], ["completed"]), ([.absent], []),
        ([.absent, .completed, .inProgress], ["in-progress", "completed"]),
    ]

    @Test(arguments: words) func `R58 a word asks for its webhook and no other`(
        words: [RecordingCallbackWord]?,
        told: [String]
    ) {
        var script = Script(\.webhookOrder, .concurrent)
        script.up("alice")
        var lines = script.join("alice", with: recorded(hooks: .some(words)))
        script.wait(.seconds(2))
        lines += script.recording(.paused) + script.recording(.inProgress) + script.leave("alice")
        #expect(lines.hooks.map { $0.split(separator: " ")[5].dropLast() } == told.map { $0[...] })
    }

    @Test func `R82 with trigger_call the events of a recording name who caused them`() {
        var script = Script(\.conferenceCallID, .triggerCall)
        script.up("alice")
        #expect(script.join("alice", with: recorded()).last == "one <- record-start conf#0 size 1 alice")
        script.wait(.seconds(2))
        #expect(
            script.leave("alice").aboutRecordings.first == "one <- record-stop conf#0 size 0 alice recorded 2 s 32044 B"
        )
    }
}
