import Conferencing
import Planning

/// Something that has come beside the session's events, and who has claimed it.
struct SideRecord: Sendable {
    /// Its place in the trace.
    var entry: Int
    /// When it arrived.
    var at: Instant
    /// What it is.
    var item: Item
    /// Who accounts for it.
    var claims = ClaimSet()
    /// The strict step during which it arrived.
    var strictStep: StepRef?

    /// What comes beside the session.
    enum Item: Sendable {
        /// A request to `$(webhook.url)` or `$(recording_webhook.url)`.
        case webhook(WebhookRequest)
        /// A request to `$(stream_webhook.url)`.
        case status(WebhookRequest)
        /// A message on a stream's socket.
        case receipt(StreamReceipt)
        /// A beep that sounds in a conference.
        case beep(BeepSound)
    }

    /// The conference lifetime that it belongs to; nil for a body that does not name its stream rightly.
    func conference(_ identifiers: WireIdentifiers) -> ConferenceID? {
        switch item {
        case .receipt(let receipt): return receipt.conference
        case .beep(let sound): return sound.conference
        case .webhook(let request): return request.conference(identifiers)
        case .status(let request):
            guard let event = request.streamEvent, let field = EventFields.named("control_id", in: .callStream) else {
                return nil
            }
            let text = request.value(of: field)
            // What drafts had names the conference instead.
            let drafted = request.text(of: "params.conference_id") == identifiers.text(of: event.conference)
            return text == .text(identifiers.text(of: event.stream)) || drafted ? event.conference : nil
        }
    }

    /// Whether a strictness looks at it.
    func counts(for strict: Strictness) -> Bool {
        switch item {
        case .webhook, .status: strict.webhook
        case .receipt: strict.stream
        // No event, so that no strictness is meant of it.
        case .beep: false
        }
    }

    /// Whether a quiet looks at such things.
    func counts(for quiet: QuietPlan) -> Bool {
        switch item {
        case .webhook, .status: quiet.webhooksCount
        case .receipt: quiet.streamsCount
        case .beep: false
        }
    }
}

/// All that has come beside the session's events, in order of arrival.
struct SideInbox: Sendable {
    var records: [SideRecord] = []
    /// Where that begins which no `quiet` has accounted for yet: of requests, and of messages.
    private var requestMark = 0
    private var receiptMark = 0

    subscript(index: Int) -> SideRecord {
        get { records[index] }
        _modify { yield &records[index] }
    }

    /// Nothing that came so far is asked about by a `quiet`.
    mutating func forgetQuiet() {
        requestMark = records.count
        receiptMark = records.count
    }

    /// A `quiet` has accounted for what it looks at.
    mutating func noteQuiet(_ quiet: QuietPlan) {
        if quiet.webhooksCount { requestMark = records.count }
        if quiet.streamsCount { receiptMark = records.count }
    }

    /// What no `quiet` has accounted for.
    var sinceQuiet: [SideRecord] {
        records.enumerated().filter { place, record in
            switch record.item {
            case .webhook, .status: place >= requestMark
            case .receipt: place >= receiptMark
            case .beep: false
            }
        }.map(\.element)
    }
}
