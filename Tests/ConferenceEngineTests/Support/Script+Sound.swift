import ConferenceEngine
import Conferencing

extension Script {
    /// A person speaks, for so long or from now on.
    @discardableResult
    mutating func speak(_ call: String, for span: TimeSpan? = nil, session: String = "one") -> [String] {
        give(.phone(names.session(session), .speak(names.call(call), Utterance(for: span))))
    }

    /// A person is silent from now on.
    @discardableResult
    mutating func silence(_ call: String, session: String = "one") -> [String] {
        give(.phone(names.session(session), .silence(names.call(call))))
    }

    /// A person presses keys.
    @discardableResult
    mutating func press(_ call: String, _ keys: PressedKeys, session: String = "one") -> [String] {
        give(.phone(names.session(session), .press(names.call(call), keys)))
    }

    /// *Update recording*.
    @discardableResult
    mutating func recording(
        _ status: RecordingUpdate.Status,
        _ behavior: PauseBehavior? = nil,
        of conference: Int32 = 0,
        session: String = "one"
    ) -> [String] {
        let update = RecordingUpdate(status, behavior: behavior)
        let request = ModerationRequest.updateRecording(of: ConferenceID(conference), update)
        return command(.moderate(Shared(request)), session: session)
    }

    /// *Delete recording*.
    @discardableResult
    mutating func deleteRecording(of conference: Int32 = 0, session: String = "one") -> [String] {
        command(.moderate(Shared(.deleteRecording(of: ConferenceID(conference)))), session: session)
    }

    /// Where the recording of a conference stands, and what it hears: `in-progress private: alice bob`.
    func recordingLine(of conference: Int32 = 0) -> String {
        guard let listing = engine.listing(of: ConferenceID(conference))?.recording else { return "none" }
        let sources = (listing.hears ?? []).map(names.source)
        return "\(listing.status.rawValue) \(listing.acl.rawValue):" + sources.map { " " + $0 }.joined()
    }
}

extension Array<String> {
    /// The lines that speak of recordings.
    var aboutRecordings: [String] { filter { $0.contains("record") } }
    /// The lines that are webhooks.
    var hooks: [String] { filter { $0.hasPrefix("hook") } }
}

/// Options of a join that is recorded, untrimmed unless it is said otherwise.
func recorded(
    _ trim: TrimMode? = .doNotTrim,
    hooks words: [RecordingCallbackWord]?? = .none,
    format: CallbackFormat? = nil
) -> (inout JoinOptions) -> Void {
    { options in
        options.record = .recordFromStart
        options.trim = trim
        guard let words else { return }
        options.recordingStatusCallback = "https://app.example/rec"
        options.recordingStatusCallbackEvents = words
        options.recordingStatusCallbackEventType = format
    }
}
