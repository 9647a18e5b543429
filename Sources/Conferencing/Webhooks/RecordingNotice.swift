/// What the webhook of a recording says beside its event (section 5).
public struct RecordingNotice: Sendable, Hashable {
    /// Why it is sent.
    public var word: RecordingCallbackWord
    /// The recording's id.
    public var id: String
    /// The call whose options turned the recording on; nil where that is not told (`recording_callsid`).
    public var owner: CallID?

    /// Makes a notice.
    public init(_ word: RecordingCallbackWord, id: String, owner: CallID?) {
        self.word = word
        self.id = id
        self.owner = owner
    }
}

extension FormFields {
    /// The fields of a recording's form, in the order in which they are sent.
    public static let recording: [FormField] = [
        FormField("AccountSid", "always", "The project's id.", source: "COMPAT") { $1.project($0.project) },
        FormField(
            "CallSid",
            "as recording_callsid has it",
            "The call whose options turned the recording on.",
            source: "COMPAT, ASSUMED"
        ) { message, names in message.recording?.value.owner.map(names.call) },
        FormField("ConferenceSid", as: "conference_id", "always", source: "ASSUMED"),
        FormField("RecordingSid", "always", "The recording's id.", source: "COMPAT") { message, _ in
            message.recording?.value.id
        },
        FormField("RecordingUrl", as: "recording_url", "where RecordingStatus is completed", source: "COMPAT"),
        FormField("RecordingStatus", "always", "Why the webhook is sent.", source: "COMPAT") { message, _ in
            message.recording?.value.word.rawValue
        },
        FormField(
            "RecordingDuration",
            as: "recording_duration",
            "where RecordingStatus is completed",
            source: "COMPAT"
        ),
        FormField("RecordingChannels", "always", "How many channels the recording has.", source: "COMPAT") { _, _ in
            "1"
        },
        FormField("RecordingSource", "always", "What was recorded.", source: "COMPAT, ASSUMED") { _, _ in
            "Conference"
        },
    ]

    /// The status of the event of which a word of a recording's form speaks.
    static func status(ofRecording word: String) -> String? {
        switch RecordingCallbackWord(rawValue: word) {
        case .inProgress: ConferenceStatus.recordStart.rawValue
        case .completed, .absent: ConferenceStatus.recordStop.rawValue
        case nil: nil
        }
    }
}
