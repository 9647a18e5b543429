import Conferencing
import Testing

struct KnobsTests {
    /// The knobs that the typed profile has.
    private static let settable = Knobs.all.filter { $0.support == .simulated }

    private func words(_ knob: Knob) -> [String] {
        switch knob.values {
        case .words(let words, let notYet): words + notYet
        case .quantity: []
        }
    }

    @Test func `every knob is in the table, once and in the order of its names`() {
        #expect(Set(Knobs.all.map(\.name)).count == Knobs.all.count)
        #expect(Set(Knobs.all.map(\.name)) == Set(KnobName.allCases))
    }

    @Test func `the table has the knobs of the five pages`() {
        #expect(KnobName.allCases.count == 124)
        #expect(Set(KnobName.allCases.map(\.rawValue)) == Set(KnobsTests.index))
    }

    @Test(arguments: KnobName.allCases)
    func `a knob's name is in snake case, and finds the knob`(name: KnobName) {
        #expect(name.rawValue.wholeMatch(of: /[a-z][a-z0-9]*(_[a-z0-9]+)*/) != nil)
        #expect(Knobs[name].name == name)
        #expect(Knobs.named(name.rawValue)?.name == name)
    }

    @Test func `as many knobs can be set as the profile has properties`() {
        // Those of streams and of the wire stand in structures of their own.
        let streams = Mirror(reflecting: StreamProfile()).children.count
        let wire = Mirror(reflecting: WireProfile()).children.count
        #expect(KnobsTests.settable.count == Mirror(reflecting: Profile()).children.count - 2 + streams + wire)
    }

    @Test(arguments: Knobs.all)
    func `a summary explains every value`(knob: Knob) {
        for word in words(knob) where word != "true" && word != "false" {
            #expect(knob.summary.contains(" \(word): "), "\(knob.name.rawValue) does not explain \(word)")
        }
        #expect(knob.source.isEmpty == false)
    }

    @Test(arguments: Knobs.all)
    func `a knob's values are words of its own, the default among them`(knob: Knob) {
        let words = words(knob)
        #expect(Set(words).count == words.count)
        switch knob.values {
        case .words(let simulated, let notYet):
            #expect(words.count >= 2)
            #expect((simulated.isEmpty ? notYet : simulated).contains(knob.defaultValue))
            if let cxml = knob.cxmlValue { #expect(words.contains(cxml)) }
        case .quantity(let description):
            #expect(!description.isEmpty && !knob.defaultValue.isEmpty)
        }
        #expect(Set(knob.rules).count == knob.rules.count)
    }

    @Test(arguments: settable)
    func `a fresh profile has the default, and takes every value`(knob: Knob) {
        #expect(Profile().value(of: knob.name) == knob.defaultValue)
        guard case .words(let words, _) = knob.values else { return }
        for word in words {
            var profile = Profile()
            let refusal = profile.set(knob.name, to: word)
            #expect(refusal == nil)
            #expect(profile.value(of: knob.name) == word)
            #expect((profile == Profile()) == (word == knob.defaultValue))
            for other in KnobsTests.settable where other.name != knob.name {
                #expect(profile.value(of: other.name) == other.defaultValue, "\(knob.name) moved \(other.name)")
            }
        }
    }

    static let durations = settable.filter {
        if case .quantity(let what) = $0.values { what.hasPrefix("a duration") } else { false }
    }

    @Test(arguments: durations)
    func `a knob that is a duration takes every duration, and none at all where that has a meaning`(knob: Knob) {
        for text in ["250ms", "1h30m"] {
            var profile = Profile()
            let refusal = profile.set(knob.name, to: text)
            #expect(refusal == nil)
            #expect(profile.value(of: knob.name) == text)
        }
        var profile = Profile()
        let isRefused = profile.set(knob.name, to: "0s") != nil
        #expect(isRefused == (knob.values == .quantity("a duration above 0s")))
    }

    @Test(arguments: ["10", "40", "120"]) func `S10 a packet has one of the intervals`(text: String) {
        var profile = Profile()
        let refusal = profile.set(.streamFrameMilliseconds, to: text)
        #expect(refusal == nil && profile.value(of: .streamFrameMilliseconds) == text)
        for other in ["0", "15", "130", "20ms"] {
            let refusal = profile.set(.streamFrameMilliseconds, to: other)
            #expect(refusal != nil, "\(other)")
        }
    }

    @Test func `call quality may be reported after any time`() {
        var profile = Profile()
        let refusal = profile.set(.qualityReport, to: "every(90s)")
        #expect(refusal == nil && profile.qualityReport == .every(.seconds(90)))
        #expect(profile.value(of: .qualityReport) == "every(1m30s)")
    }

    @Test func `R7 a name may rest for any time`() {
        var profile = Profile()
        let refusal = profile.set(.nameReuse, to: "after(90s)")
        #expect(refusal == nil && profile.nameReuse == .after(.seconds(90)))
        #expect(profile.value(of: .nameReuse) == "after(1m30s)")
        for other in ["after", "after()", "after(0s)", "after(30)", "30s", "refuse"] {
            let refusal = profile.set(.nameReuse, to: other)
            #expect(refusal != nil, "\(other)")
        }
    }

    @Test(
        arguments: [
            (.resumeWindow, ["0s", "1m30s", "250ms"], ["30", "none", "-1s", ""]),
            (.maxAge, ["none", "4h"], ["0s", "never"]),
            (.pingInterval, ["250ms"], ["0s", "none"]),
            (.connectDeadline, ["none", "5s"], ["0s", "never"]),
            (.ackTimeout, ["none", "close_after(5s)"], ["close_after", "close_after()", "close_after(0s)", "5s"]),
            (
                .maxFrame, ["1 KiB", "1500 KiB", "3 MiB"],
                ["0 KiB", "11 MiB", "+1 MiB", "1MiB", "1 GiB", "1  KiB", "MiB", ""]
            ),
        ] as [(KnobName, [String], [String])]
    )
    func `a knob that is a quantity of its own kind takes what it is said to take`(
        knob: KnobName,
        good: [String],
        bad: [String]
    ) {
        for text in good {
            var profile = Profile()
            let refusal = profile.set(knob, to: text)
            #expect(refusal == nil)
            #expect(profile.value(of: knob) == text)
        }
        for text in bad {
            var profile = Profile()
            guard case .noSuchValue(_, let allowed, _)? = profile.set(knob, to: text) else {
                Issue.record("\(knob.rawValue) takes \(text)")
                continue
            }
            #expect(allowed.first?.hasSuffix(", such as \(Knobs[knob].defaultValue)") == true)
            #expect(profile == Profile())
        }
    }

    @Test func `the preset cxml is what the table says it is`() {
        var profile = Profile.relay
        for knob in KnobsTests.settable {
            guard let value = knob.cxmlValue else { continue }
            let refusal = profile.set(knob.name, to: value)
            #expect(refusal == nil)
        }
        #expect(profile == .cxml)
        let preset = Knobs.all.filter { $0.cxmlValue != nil }.map { "\($0.name.rawValue)=\($0.cxmlValue ?? "")" }
        #expect(
            preset.sorted() == [
                "after_end=hangup", "alone_audio=hold_music", "kick_call=keep", "record_start=two_participants",
                "start_rule=two_party",
            ]
        )
    }

    @Test(
        arguments: [
            (
                .startRule, "two-party",
                .noSuchValue(.startRule, allowed: ["moderator", "two_party"], nearest: "two_party")
            ),
            (.startLatch, "yes", .noSuchValue(.startLatch, allowed: ["true", "false"], nearest: nil)),
            (.joinOther, "both", .valueNotYet(.joinOther, "both")),
            (.streamTLSVerify, "true", .knobNotYet(.streamTLSVerify)),
            (
                .streamQueueMax, "0s",
                .noSuchValue(.streamQueueMax, allowed: ["a duration above 0s, such as 1m"], nearest: nil)
            ),
            (.speechStart, "100", .noSuchValue(.speechStart, allowed: ["a duration, such as 100ms"], nearest: nil)),
            (
                .qualityReport, "every(0s)",
                .noSuchValue(.qualityReport, allowed: ["on_leave", "every(10s)"], nearest: "every(10s)")
            ),
            (.joinBridged, "unbridge", .knobNotYet(.joinBridged)),
        ] as [(KnobName, String, KnobRefusal)]
    )
    func `a value that a knob does not have is refused, and nothing changes`(
        knob: KnobName,
        value: String,
        refusal: KnobRefusal
    ) {
        var profile = Profile()
        let found = profile.set(knob, to: value)
        #expect(found == refusal)
        #expect(profile == Profile())
    }

    @Test func `a knob that is unknown has a nearest one, and one that is not simulated has no value`() {
        #expect(Knobs.named("start_rules") == nil)
        #expect(Knobs.nearestName(to: "start_rules") == "start_rule")
        #expect(Profile().value(of: .streamTLSVerify) == nil)
    }

    @Test(arguments: [
        ("name_match", "exact"), ("name_max", "64"), ("reply_first", "true"), ("join_requires_answer", "409"),
        ("gone_code", "404"), ("bad_param", "result_400"), ("unknown_param", "ignore"), ("full", "result_409"),
        ("limit_counts", "all_members"), ("limit_owner", "first"), ("rejoin_same", "result_409"),
        ("join_other", "result_409"), ("start_rule", "moderator"), ("start_latch", "true"), ("waiting_talk", "none"),
        ("alone_audio", "hold_music"), ("beep_owner", "mover"), ("beep_hears_self", "true"), ("beep_waiting", "false"),
        ("hold_hears", "nobody"), ("coach_names", "coached_call"), ("bad_coach", "result_400"),
        ("coach_waiting", "refuse"), ("orphan_coach", "mute"), ("coach_beeps", "true"), ("kick_call", "keep"),
        ("noop_events", "false"), ("relay_hold", "works"), ("rest_sees_relay", "true"),
        ("conflict", "ignore"), ("leave_mismatch", "result_404"), ("hangup_order", "ending_leave_ended"),
        ("enders", "any"), ("ender_alone", "end_on_exit"), ("end_without_start", "emit"),
        ("end_order", "leaves_then_end"), ("after_end", "keep_call"), ("fanout", "session_once"),
        ("conference_call_id", "absent"), ("max_participants_range", "min2_unbounded"), ("dial_rate", "unlimited"),
        ("dialing_event", "once"), ("ending_on_failure", "false"), ("start_before_join", "false"),
        ("absent_below", "1s"), ("speech_stop", "800ms"), ("resume_window", "30s"), ("max_frame", "10 MiB"),
        ("stream_plain", "loopback"), ("completed_update_status", "422"), ("webhook_order", "fifo"),
        ("name_reuse", "immediate"), ("max_age", "none"),
    ])
    func `defaults are the reference's`(name: String, value: String) {
        #expect(Knobs.named(name)?.defaultValue == value)
    }

    /// The knobs as the pages list them at their ends, and those that the page on webhooks has in its text.
    private static let index = """
        name_match name_max name_reuse max_age reply_first join_requires_answer gone_code bad_param unknown_param full
        limit_counts limit_owner rejoin_same join_other join_bridged start_rule start_latch waiting_talk wait_fetch
        wait_fail alone_audio hold_hears coach_names bad_coach coach_waiting orphan_coach taps_hear_coach beep_owner
        beep_hears_self beep_waiting coach_beeps conflict record_owner quality_report leave_mismatch hangup_order
        kick_call connect_member record_start record_absent_if_unstarted trim_ends absent_below absent_event
        recording_format recording_ready_delay enders ender_alone end_without_start end_order after_end stream_open
        stream_starts_conference stream_counts stream_owner stream_fail stream_send fanout relay_events
        conference_call_id speech_start speech_stop speech_events noop_events start_before_join relay_hold
        max_participants_range wait_document
        cxml_extra_fields callback_default_events recording_callsid stream_status_format webhook_order
        max_frame pipeline accept_execute before_connect auth_failure close_after_refusal reconnect_same_socket
        connect_deadline auth_state_every resume_window bad_auth_state stale_protocol away_events redeliver_unacked
        takeover orphan_calls ack_timeout ping_interval ping_timeout disconnect_grace dial_rate offer
        inbound_ringing_event ending_on_failure dialing_event dup_tag
        rest_sees_relay completed_update_status announce_overlap participant_after_leave resumed_status stopped_status
        stream_on_init stream_by_name recording_url_shape
        stream_plain stream_query stream_tls_verify stream_connect_timeout stream_call_sid empty_custom_parameters
        bad_stream_message stream_queue_max realtime_queue_max stream_echo l16_default_rate stream_frame_ms l16_endian
        stream_silence stream_close_event stream_backlog stream_dtmf
        """.split(whereSeparator: \.isWhitespace).map(String.init)
}
