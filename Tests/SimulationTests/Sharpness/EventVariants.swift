import Conferencing
import Execution

/// Events that differ from another in one field: a row for each field that the simulator's events have.
enum EventVariants {
    /// A call and a conference that nobody here knows.
    static let strangeCall = CallID(4_000)
    static let strangeConference = ConferenceID(4_000)

    private static let conference: [Row<ConferenceEvent>] =
        [
            Row("conference_id", \.conference) { _ in [strangeConference] },
            Row("name", \.name) { _ in ["another name"] },
            Row("region", \.region) { _ in Region.allCases },
            Row("status", \.status) { _ in [.participantModify, .conferenceStart] },
            Row("size", \.size) { [$0 + 1000, $0 - 1000, $0 - 1, 0] },
            Row("call_id", \.call) { _ in [strangeCall, nil] },
            Row("tag", \.tag) { _ in [CallTag(4_000), nil] },
            Row("muted", \.flags) { [$0.flipping(.muted)] },
            Row("hold", \.flags) { [$0.flipping(.onHold)] },
            Row("coaching", \.flags) { [$0.flipping(.coaching)] },
            Row("call_id_to_coach", \.callToCoach) { _ in [strangeCall, nil] },
            Row("start_on_join", \.flags) { [$0.flipping(.startsOnJoin)] },
            Row("end_on_leave", \.flags) { [$0.flipping(.endsOnLeave)] },
            Row("reason_ended", \.reasonEnded) { _ in ReasonEnded.allCases + [nil] },
            Row("call_id_ending_conf", \.callEndingConference) { _ in [strangeCall, nil] },
            Row("recording_url", \.extras) { $0.changingRecording { $0.url = "https://another.example/file.wav" } },
            Row("recording_duration", \.extras) { extras in
                [1000, -1000].flatMap { step in extras.changingRecording { $0.durationSeconds += step } }
            },
            Row("recording_file_size", \.extras) { $0.changingRecording { $0.sizeBytes += 1 } },
            Row("announce_url", \.extras) { extras in
                guard var other = extras?.value, other.announceURL != nil else { return [] }
                other.announceURL = "https://another.example/file.mp3"
                return [Shared(other)]
            },
        ] + quality

    private static let quality: [Row<ConferenceEvent>] = EventFields.qualityFields.map { field in
        Row(field.name, \.extras) { extras in
            guard var other = extras?.value, var values = other.quality?.values else { return [] }
            values[field.name] = "another number"
            other.quality = CallQuality(values)
            return [Shared(other)]
        }
    }

    private static let callState: [Row<CallStateEvent>] = [
        Row("call_id", \.call) { _ in [strangeCall] },
        Row("tag", \.tag) { _ in [CallTag(4_000), nil] },
        Row("call_state", \.state) { _ in [.created, .ending] },
        Row("direction", \.direction) { _ in CallDirection.allCases },
        Row("end_reason", \.endReason) { _ in [.abandoned, nil] },
        Row("end_source", \.endSource) { _ in EndSource.allCases + [nil] },
    ]

    private static let callDial: [Row<CallDialEvent>] = [
        Row("tag", \.tag) { _ in [CallTag(4_000)] },
        Row("dial_state", \.state) { _ in [.dialing, .failed] },
        Row("call.call_id", \.winner) { _ in [strangeCall, nil] },
        Row("reason", \.reason) { _ in [.abandoned, nil] },
        Row("source", \.source) { _ in EndSource.allCases + [nil] },
    ]

    private static let callReceive: [Row<CallReceiveEvent>] = [
        Row("call_id", \.call) { _ in [strangeCall] },
        Row("context", \.context) { _ in ["another context"] },
        Row("device.type", \.device) { $0.changed { $0.kind = $0.kind == .phone ? .sip : .phone } },
        Row("device.params.from_number", \.device) { $0.changed(if: .phone) { $0.from = "+15559999999" } },
        Row("device.params.to_number", \.device) { $0.changed(if: .phone) { $0.to = "+15559999999" } },
        Row("device.params.from", \.device) { $0.changed(if: .sip) { $0.from = "sip:nobody@example.com" } },
        Row("device.params.to", \.device) { $0.changed(if: .sip) { $0.to = "sip:nobody@example.com" } },
    ]

    private static let callSendDigits: [Row<CallSendDigitsEvent>] = [
        Row("call_id", \.call) { _ in [strangeCall] },
        Row("tag", \.tag) { _ in [CallTag(4_000), nil] },
        Row("control_id", \.control) { _ in ["another command"] },
    ]

    /// What such an event always says: another value would make another event of it.
    static func constants(of type: EventType) -> [String] {
        switch type {
        case .conference, .callState, .callDial, .callStream: []
        case .callReceive: ["call_state", "direction"]
        case .callSendDigits: ["state"]
        }
    }

    /// The fields that have a row.
    static func fields(of type: EventType) -> [String] {
        switch type {
        case .conference: conference.map(\.field)
        case .callState: callState.map(\.field)
        case .callDial: callDial.map(\.field)
        // No session is told of streams; their webhooks have variants of their own.
        case .callStream: []
        case .callReceive: callReceive.map(\.field)
        case .callSendDigits: callSendDigits.map(\.field)
        }
    }

    /// The bodies that differ from the event's in the field of that name.
    static func bodies(of event: ServiceEvent, otherIn field: String) -> [ServiceEvent.Body] {
        func others<Event>(_ rows: [Row<Event>], _ event: Event) -> [Event] {
            rows.first { $0.field == field }?.others(event) ?? []
        }
        switch event.body {
        case .conference(let event): return others(conference, event).map { .conference($0) }
        case .callState(let event): return others(callState, event).map { .callState($0) }
        case .callDial(let event): return others(callDial, event).map { .callDial($0) }
        case .callReceive(let event): return others(callReceive, event).map { .callReceive($0) }
        case .callSendDigits(let event): return others(callSendDigits, event).map { .callSendDigits($0) }
        case .callStream, .unknown: return []
        }
    }

    /// How events of one type may differ in one field.
    private struct Row<Event>: Sendable {
        /// The field's name, as the table of fields has it.
        let field: String
        /// The events that differ from one in this field alone.
        let others: @Sendable (Event) -> [Event]

        /// Other values for the property that holds the field; the one that it has already does not count.
        init<Value: Equatable & Sendable>(
            _ field: String,
            _ property: any WritableKeyPath<Event, Value> & Sendable,
            _ values: @escaping @Sendable (Value) -> [Value]
        ) {
            self.field = field
            others = { event in
                let value = event[keyPath: property]
                return values(value).filter { $0 != value }.map { other in
                    var variant = event
                    variant[keyPath: property] = other
                    return variant
                }
            }
        }
    }
}

extension DialOptions.Device? {
    /// The device with something else in it, if it is of that kind.
    fileprivate func changed(
        if kind: DeviceKind? = nil,
        _ change: (inout DialOptions.Device) -> Void
    ) -> [DialOptions.Device?] {
        guard var device = self, kind == nil || device.kind == kind else { return [] }
        change(&device)
        return [device]
    }
}

extension Shared<EventExtras>? {
    /// The extras with something else in the recording; where there is none, one that comes with all its fields.
    fileprivate func changingRecording(_ change: (inout RecordingFacts) -> Void) -> [Shared<EventExtras>?] {
        var other = self?.value ?? EventExtras()
        guard var recording = other.recording else {
            other.recording = RecordingFacts(url: "https://another.example/file.wav", durationSeconds: 1, sizeBytes: 1)
            return [Shared(other)]
        }
        change(&recording)
        other.recording = recording
        return [Shared(other)]
    }
}

extension MemberFlags? {
    /// The flags with one of them turned over; where there are none, that one alone.
    fileprivate func flipping(_ flag: MemberFlags) -> MemberFlags? { (self ?? []).symmetricDifference(flag) }
}
