import Conferencing

/// What the first participant settled of recording and call quality (R41, R42).
struct SoundSettings: Sendable {
    /// What was said; of what was not, the defaults hold.
    private(set) var options: Shared<JoinOptions>
    /// The call whose options these are; -1 until it is a member.
    var owner: Int32 = -1

    init(of options: Shared<JoinOptions>) { self.options = options }

    /// `record`
    var isRecordingWanted: Bool { options.value.record == .recordFromStart }

    /// R42: the first participant's `emit_call_quality`.
    var reportsQuality: Bool { options.value.emitCallQuality ?? false }

    /// `trim`
    var trim: TrimMode { options.value.trim ?? .trimSilence }

    /// `acl`, of which no source states the default.
    var acl: AccessControl { options.value.acl ?? .private }

    /// Where the recording's webhooks go; nil where no address was given.
    var target: WebhookTarget? {
        let options = options.value
        guard let url = options.recordingStatusCallback else { return nil }
        return WebhookTarget(
            url: url,
            method: options.recordingStatusCallbackMethod ?? .post,
            format: options.recordingStatusCallbackEventType ?? .relay
        )
    }

    /// C19: whether a word is subscribed to; without any it is `completed`.
    func subscribes(to word: RecordingCallbackWord) -> Bool {
        (options.value.recordingStatusCallbackEvents ?? [.completed]).contains(word)
    }

    /// R40: which option of a later participant says something else than is settled; nil where none does.
    func conflict(with later: JoinOptions) -> String? {
        let settled = options.value
        func differs<Value: Equatable>(_ option: KeyPath<JoinOptions, Value?>, _ standard: Value?) -> Bool {
            guard let value = later[keyPath: option] else { return false }
            return value != settled[keyPath: option] ?? standard
        }
        if differs(\.record, .doNotRecord) { return JoinOptions.Key.record.rawValue }
        if differs(\.trim, .trimSilence) { return JoinOptions.Key.trim.rawValue }
        if differs(\.acl, .private) { return JoinOptions.Key.acl.rawValue }
        if differs(\.recordingStatusCallback, nil) { return JoinOptions.Key.recordingStatusCallback.rawValue }
        if let words = later.recordingStatusCallbackEvents,
            Set(words) != Set(settled.recordingStatusCallbackEvents ?? [.completed])
        {
            return JoinOptions.Key.recordingStatusCallbackEvents.rawValue
        }
        if let format = later.recordingStatusCallbackEventType,
            format.isForm != (settled.recordingStatusCallbackEventType ?? .relay).isForm
        {
            return JoinOptions.Key.recordingStatusCallbackEventType.rawValue
        }
        if differs(\.recordingStatusCallbackMethod, .post) {
            return JoinOptions.Key.recordingStatusCallbackMethod.rawValue
        }
        if differs(\.emitCallQuality, false) { return JoinOptions.Key.emitCallQuality.rawValue }
        return nil
    }

    /// R40 `last_wins`: takes in what a later participant says.
    mutating func take(_ later: JoinOptions, of call: Int) {
        var merged = options.value
        merged.record = later.record ?? merged.record
        merged.trim = later.trim ?? merged.trim
        merged.acl = later.acl ?? merged.acl
        merged.recordingStatusCallback = later.recordingStatusCallback ?? merged.recordingStatusCallback
        merged.recordingStatusCallbackEvents =
            later.recordingStatusCallbackEvents ?? merged.recordingStatusCallbackEvents
        merged.recordingStatusCallbackEventType =
            later.recordingStatusCallbackEventType ?? merged.recordingStatusCallbackEventType
        merged.recordingStatusCallbackMethod =
            later.recordingStatusCallbackMethod ?? merged.recordingStatusCallbackMethod
        merged.emitCallQuality = later.emitCallQuality ?? merged.emitCallQuality
        options = Shared(merged)
        if later.record != nil { owner = Int32(call) }
    }

    /// R41 `any_join_may_start`: all that is said of recording travels together, and is now a later participant's.
    mutating func record(as later: JoinOptions, of call: Int) {
        var taken = options.value
        taken.record = later.record
        taken.trim = later.trim
        taken.acl = later.acl
        taken.recordingStatusCallback = later.recordingStatusCallback
        taken.recordingStatusCallbackEvents = later.recordingStatusCallbackEvents
        taken.recordingStatusCallbackEventType = later.recordingStatusCallbackEventType
        taken.recordingStatusCallbackMethod = later.recordingStatusCallbackMethod
        options = Shared(taken)
        owner = Int32(call)
    }
}

extension ConferenceEngine {
    /// R40, R41: takes in what a join says of recording and call quality, once it is accepted.
    mutating func takeSoundSettings(of conference: Int, from call: Int) {
        if conferences[conference].settings.sound.owner < 0 {
            conferences[conference].settings.sound.owner = Int32(call)
            return
        }
        switch profile.conflict {
        case .ignore, .result400: break
        case .lastWins: conferences[conference].settings.sound.take(latestJoin.options.value, of: call)
        }
        guard profile.recordOwner == .anyJoinMayStart, latestJoin.options.value.record == .recordFromStart,
            !conferences[conference].settings.sound.isRecordingWanted
        else { return }
        conferences[conference].settings.sound.record(as: latestJoin.options.value, of: call)
    }
}
