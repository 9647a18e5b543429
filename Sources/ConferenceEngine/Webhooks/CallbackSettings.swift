import Conferencing

/// What the first participant settled of the conference's webhooks (R40, R41): who is told of what, and how.
struct CallbackSettings: Sendable {
    /// Whether events go elsewhere than to every session, or not to every one: the one thing that is asked at each event.
    private(set) var isActive: Bool
    /// The words that are subscribed to.
    private(set) var words: CallbackWords
    /// Where webhooks go; nil where no address was given.
    private(set) var target: Shared<WebhookTarget>?
    /// Whether sessions hear only of what is subscribed to (R81).
    private let filtersSessions: Bool
    /// Whether somebody carries webhooks at all.
    private let areTold: Bool
    private let extraFields: CXMLExtraFields
    /// What was said.
    private var settled: Shared<JoinOptions>
    /// How many webhooks there have been.
    private var sequence: Int32 = 0

    /// Settles what a participant said.
    init(of options: Shared<JoinOptions>, _ profile: Profile, areTold: Bool) {
        settled = options
        filtersSessions = profile.relayEvents == .subscribedOnly
        extraFields = profile.cxmlExtraFields
        self.areTold = areTold
        target = WebhookTarget(of: options.value).map { Shared($0) }
        words = CallbackWords(of: options.value, profile)
        isActive = filtersSessions || target != nil
    }

    /// R81: whether sessions hear of a status. What no word stands for is never withheld.
    func reachesSessions(_ status: ConferenceStatus) -> Bool {
        !filtersSessions || words.cover(status) || status.callbackWord == nil
    }

    /// Whether there is a webhook for a status.
    private func hasWebhook(for status: ConferenceStatus) -> Bool {
        areTold && target != nil && words.cover(status)
    }

    /// The webhook for an event; nil where nobody subscribed to it, or there is no address.
    mutating func message(
        of event: ServiceEvent,
        _ status: ConferenceStatus,
        in project: ProjectID,
        _ callState: CallState?,
        durationSeconds: Int64?
    ) -> WebhookMessage? {
        guard hasWebhook(for: status), let target else { return nil }
        sequence &+= 1
        return WebhookMessage(
            to: target,
            project: project,
            event: event,
            extraFields: extraFields,
            sequence: sequence,
            callState: callState,
            durationSeconds: durationSeconds
        )
    }

    /// R40: which option of a later participant says something else than is settled; nil where none does.
    func conflict(with later: JoinOptions, _ profile: Profile) -> String? {
        let settled = settled.value
        if let url = later.statusCallback, url != settled.statusCallback {
            return JoinOptions.Key.statusCallback.rawValue
        }
        if let words = later.statusCallbackEvents, CallbackWords(words) != self.words {
            return JoinOptions.Key.statusCallbackEvents.rawValue
        }
        if let format = later.statusCallbackEventType,
            format.isForm != (settled.statusCallbackEventType ?? .relay).isForm
        {
            return JoinOptions.Key.statusCallbackEventType.rawValue
        }
        if let method = later.statusCallbackMethod, method != settled.statusCallbackMethod ?? .post {
            return JoinOptions.Key.statusCallbackMethod.rawValue
        }
        return nil
    }

    /// R40 `last_wins`: takes in what a later participant says.
    mutating func take(_ later: JoinOptions, _ profile: Profile) {
        var merged = settled.value
        merged.statusCallback = later.statusCallback ?? merged.statusCallback
        merged.statusCallbackEvents = later.statusCallbackEvents ?? merged.statusCallbackEvents
        merged.statusCallbackEventType = later.statusCallbackEventType ?? merged.statusCallbackEventType
        merged.statusCallbackMethod = later.statusCallbackMethod ?? merged.statusCallbackMethod
        settled = Shared(merged)
        target = WebhookTarget(of: merged).map { Shared($0) }
        words = CallbackWords(of: merged, profile)
        isActive = filtersSessions || target != nil
    }
}

extension WebhookTarget {
    /// Where a participant's options want webhooks sent; nil where they give no address.
    fileprivate init?(of options: JoinOptions) {
        guard let url = options.statusCallback else { return nil }
        self.init(
            url: url,
            method: options.statusCallbackMethod ?? .post,
            format: options.statusCallbackEventType ?? .relay
        )
    }
}

extension CallbackWords {
    /// The words of a participant's options; without any, `callback_default_events` decides for an address.
    fileprivate init(of options: JoinOptions, _ profile: Profile) {
        if let words = options.statusCallbackEvents {
            self.init(words)
            return
        }
        switch profile.callbackDefaultEvents {
        case .none: self = []
        case .all: self = options.statusCallback == nil ? [] : .all
        }
    }
}

extension ConferenceEngine {
    /// R40: takes a later participant's callbacks in, where the profile has it so.
    mutating func takeCallbacks(of conference: Int) {
        switch profile.conflict {
        case .ignore, .result400: return
        case .lastWins:
            conferences[conference].settings.callbacks.take(latestJoin.options.value, profile)
            noteCallbacks(of: conference)
        }
    }

    /// From the first address on, what is told is looked through for webhooks.
    mutating func noteCallbacks(of conference: Int) {
        if conferences[conference].settings.callbacks.target != nil { office.isInUse = true }
    }
}

extension ConferenceRecord {
    /// Drafts the webhook for an event, if somebody subscribed to it; the engine's post office sends it.
    mutating func draftWebhook(
        for event: ConferenceEvent,
        _ callState: CallState?,
        because: Because,
        at now: Instant,
        into outputs: inout [ConferenceEngine.Output]
    ) {
        var duration: Int64?
        if event.status == .conferenceEnd {
            duration = startedAt.map { now.since($0).nanoseconds / 1_000_000_000 } ?? 0
        }
        let message = settings.callbacks.message(
            of: ServiceEvent(timestamp: now, .conference(event), because: because),
            event.status,
            in: key.project,
            callState,
            durationSeconds: duration
        )
        guard let message else { return }
        outputs.append(.webhook(WebhookAttempt(id: .draft, at: now, message: Shared(message))))
    }
}
