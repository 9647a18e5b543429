import Conferencing
import Testing

struct EventFieldsTests {
    private static let join = ServiceEvent(
        timestamp: Instant(nanoseconds: 5),
        .conference(
            ConferenceEvent(
                .participantJoin,
                conference: ConferenceID(3),
                name: "standup",
                region: .eu,
                size: 2,
                call: CallID(4),
                tag: CallTag(1),
                flags: [.muted, .startsOnJoin],
                callToCoach: CallID(9)
            )
        )
    )
    private static let end = ServiceEvent(
        timestamp: .start,
        .conference(
            ConferenceEvent(
                .conferenceEnd,
                conference: ConferenceID(3),
                name: "standup",
                size: 0,
                reasonEnded: .enderLeft,
                callEndingConference: CallID(4),
                extras: EventExtras.of(
                    RecordingFacts(url: "https://a.example/r", durationSeconds: 3, sizeBytes: 48_044)
                )
            )
        )
    )
    private static let measured: ServiceEvent = {
        var extras = EventExtras()
        extras.quality = CallQuality(perfectOver: .seconds(1))
        extras.announceURL = "https://a.example/a.mp3"
        let event = ConferenceEvent(
            .participantCallQuality,
            conference: ConferenceID(3),
            name: "standup",
            size: 1,
            extras: Shared(extras)
        )
        return ServiceEvent(timestamp: .start, .conference(event))
    }()
    private static let ended = ServiceEvent(
        timestamp: .start,
        .callState(
            CallStateEvent(
                call: CallID(1),
                tag: CallTag(2),
                state: .ended,
                direction: .outbound,
                endReason: .noAnswer,
                endSource: .inbound
            )
        )
    )
    private static let failed = ServiceEvent(
        timestamp: .start,
        .callDial(CallDialEvent(tag: CallTag(2), state: .failed, reason: .busy, source: .inbound))
    )
    private static let answered = ServiceEvent(
        timestamp: .start,
        .callDial(CallDialEvent(tag: CallTag(2), state: .answered, winner: CallID(8)))
    )

    private static func offered(_ kind: DeviceKind) -> ServiceEvent {
        let device = DialOptions.Device(kind, to: "+1", from: "+2")
        return ServiceEvent(
            timestamp: .start,
            .callReceive(CallReceiveEvent(call: CallID(3), context: "office", device: device))
        )
    }
    private static let digits = ServiceEvent(
        timestamp: .start,
        .callSendDigits(CallSendDigitsEvent(call: CallID(3), tag: CallTag(1), control: "c"))
    )
    private static let all = [
        join, end, ended, failed, answered, offered(.phone), offered(.sip), digits, stream, measured,
    ]

    /// What an event's fields are, absent ones left out.
    private func fields(_ event: ServiceEvent, _ type: EventType) -> [String: FieldValue] {
        var values: [String: FieldValue] = [:]
        for field in EventFields.of(type) { values[field.name] = field.get(event) }
        return values
    }

    static let stream = ServiceEvent(
        timestamp: .start,
        .callStream(
            CallStreamEvent(
                stream: StreamID(2),
                status: .failed(.codecError),
                call: CallID(1),
                tag: CallTag(2),
                conference: ConferenceID(3),
                url: "wss://a.example",
                name: "taps",
                track: .inbound
            )
        )
    )

    @Test func `a stream's status has its fields`() {
        #expect(
            fields(EventFieldsTests.stream, .callStream) == [
                "call_id": .call(CallID(1)), "tag": .tag(CallTag(2)), "control_id": .stream(StreamID(2)),
                "state": .text("finished"), "url": .text("wss://a.example"), "name": .text("taps"),
                "error": .text("codec_error"), "timestamp": .instant(.start),
            ]
        )
    }

    @Test func `a participant event has its fields`() {
        #expect(
            fields(EventFieldsTests.join, .conference) == [
                "conference_id": .conference(ConferenceID(3)), "name": .text("standup"), "region": .text("eu"),
                "status": .text("participant-join"), "size": .integer(2), "call_id": .call(CallID(4)),
                "tag": .tag(CallTag(1)), "muted": .boolean(true), "hold": .boolean(false), "coaching": .boolean(false),
                "call_id_to_coach": .call(CallID(9)), "start_on_join": .boolean(true), "end_on_leave": .boolean(false),
                "timestamp": .instant(Instant(nanoseconds: 5)),
            ]
        )
    }

    @Test func `R61 the end of a conference has its reason, and no participant's fields`() {
        #expect(
            fields(EventFieldsTests.end, .conference) == [
                "conference_id": .conference(ConferenceID(3)), "name": .text("standup"), "region": .text("global"),
                "status": .text("conference-end"), "size": .integer(0), "call_id_ending_conf": .call(CallID(4)),
                "recording_url": .text("https://a.example/r"), "recording_duration": .integer(3),
                "recording_file_size": .integer(48_044),
                "reason_ended": .text("participant-with-end-conference-on-exit-left"), "timestamp": .instant(.start),
            ]
        )
    }

    @Test func `a call's state has its fields`() {
        #expect(
            fields(EventFieldsTests.ended, .callState) == [
                "call_id": .call(CallID(1)), "tag": .tag(CallTag(2)), "call_state": .text("ended"),
                "direction": .text("outbound"), "end_reason": .text("noAnswer"), "end_source": .text("inbound"),
                "timestamp": .instant(.start),
            ]
        )
    }

    @Test func `W70 a dial has the call that answered within, and none at the top`() {
        #expect(
            fields(EventFieldsTests.answered, .callDial) == [
                "tag": .tag(CallTag(2)), "dial_state": .text("answered"), "call.call_id": .call(CallID(8)),
                "timestamp": .instant(.start),
            ]
        )
        #expect(
            fields(EventFieldsTests.failed, .callDial) == [
                "tag": .tag(CallTag(2)), "dial_state": .text("failed"), "reason": .text("busy"),
                "source": .text("inbound"),
                "timestamp": .instant(.start),
            ]
        )
        #expect(EventFields.named("call_id", in: .callDial) == nil)
        #expect(EventFields.of(.callDial).nearestName(to: "call_id") == "call.call_id")
    }

    @Test func `W61 an offer has its context, and the addresses of the device by their names`() {
        #expect(
            fields(EventFieldsTests.offered(.phone), .callReceive) == [
                "call_id": .call(CallID(3)), "call_state": .text("created"), "direction": .text("inbound"),
                "context": .text("office"), "device.type": .text("phone"), "device.params.from_number": .text("+2"),
                "device.params.to_number": .text("+1"), "timestamp": .instant(.start),
            ]
        )
        let sip = fields(EventFieldsTests.offered(.sip), .callReceive)
        #expect(sip["device.params.from"] == .text("+2") && sip["device.params.to_number"] == nil)
        #expect(fields(EventFieldsTests.digits, .callSendDigits)["state"] == .text("finished"))
    }

    @Test(arguments: EventType.allCases)
    func `a field reads nothing from an event of another type`(type: EventType) {
        for event in EventFieldsTests.all
        where event.type != type.rawValue {
            #expect(fields(event, type).keys.sorted() == ["timestamp"])
        }
    }

    @Test(arguments: EventType.allCases)
    func `no two fields of a type have one name, and each is found by it`(type: EventType) {
        let fields = EventFields.of(type)
        #expect(Set(fields.map(\.name)).count == fields.count)
        for field in fields { #expect(EventFields.named(field.name, in: type)?.summary == field.summary) }
        #expect(EventFields.named("no_such_field", in: type) == nil)
        #expect(EventFields.callField(of: type)?.type == .call)
        #expect(fields.flatMap(\.otherNames).allSatisfy { fields.named($0) == nil })
    }

    @Test func `a conference event has all fields of the reference`() {
        let reference = """
            conference_id name region status size node_id call_id segment_id tag muted hold coaching call_id_to_coach
            start_on_join end_on_leave reason_ended call_id_ending_conf recording_url recording_duration
            recording_file_size announce_url rtt_avg rtt_min rtt_max out_jitter_min out_jitter_max out_jitter_avg out_lost
            in_media_bytes in_media_packet_count in_skip_packet_count in_jitter_packet_count in_dtmf_packet_count
            in_cng_packet_count in_flush_packet_count in_flaws_total in_quality_percentage in_mos out_media_bytes
            out_media_packet_count out_dtmf_packet_count out_cng_packet_count timestamp
            """
        #expect(
            EventFields.of(.conference).map(\.name) == reference.split(whereSeparator: \.isWhitespace).map(String.init)
        )
    }

    @Test(arguments: EventType.allCases)
    func `a field that the simulator has is in some event, and one that it has not is in none`(type: EventType) {
        let events = EventFieldsTests.all
        for field in EventFields.of(type) {
            let isRead = events.contains { field.get($0) != nil }
            #expect(isRead == (field.support == .simulated), "\(field.name)")
        }
    }

    @Test(arguments: EventType.allCases)
    func `a field's value is of the field's type`(type: EventType) {
        let events = EventFieldsTests.all
        for field in EventFields.of(type) {
            for case let value? in events.map(field.get) {
                switch (field.type, value) {
                case (.boolean, .boolean), (.integer, .integer), (.number, .instant), (.call, .call),
                    (.conference, .conference), (.text, .text), (.text, .tag), (.text, .stream), (.url, .text):
                    break
                case (.word(let words), .text(let word)): #expect(words.contains(word), "\(field.name)")
                case _: Issue.record("\(field.name) is \(value), and should be \(field.type.phrase)")
                }
            }
        }
    }
}

struct ConferenceStatusTests {
    @Test func `the simulator emits just these statuses`() {
        let simulated = ConferenceStatus.allCases.filter { $0.entry.support == .simulated }
        #expect(
            simulated == [
                .conferenceStart, .conferenceEnd, .participantJoin, .participantLeave, .participantMute,
                .participantUnmute, .participantHold, .participantUnhold, .participantModify,
                .participantSpeechStart, .participantSpeechStop, .participantCallQuality, .announcementEnd,
                .announcementFail, .recordStart, .recordStop,
                .recordPause, .recordResume,
            ]
        )
    }

    @Test(arguments: ConferenceStatus.allCases)
    func `a status is described under its own name, on its own level`(status: ConferenceStatus) {
        #expect(status.entry.status == status)
        #expect((status.entry.level == .participant) == status.rawValue.hasPrefix("participant-"))
    }

    @Test(
        arguments: [
            (.start, "conference-start"), (.end, "conference-end"), (.join, "participant-join"),
            (.leave, "participant-leave"),
            (.mute, "participant-mute participant-unmute"), (.hold, "participant-hold participant-unhold"),
            (.modify, "participant-modify"), (.speaker, "participant-speech-start participant-speech-stop"),
            (.announcement, "announcement-end announcement-fail"),
        ] as [(ConferenceCallbackWord, String)]
    )
    func `a word of status_callback_event subscribes to these statuses`(word: ConferenceCallbackWord, statuses: String)
    {
        let subscribed = ConferenceStatus.allCases.filter { $0.entry.webhook == .conference(word) }
        #expect(subscribed.map(\.rawValue).joined(separator: " ") == statuses)
    }

    @Test func `a recording's words subscribe to its start and its stop`() {
        #expect(ConferenceStatus.recordStart.entry.webhook == .recording([.inProgress]))
        #expect(ConferenceStatus.recordStop.entry.webhook == .recording([.completed, .absent]))
    }
}
