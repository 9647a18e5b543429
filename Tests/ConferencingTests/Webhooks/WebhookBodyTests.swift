import Conferencing
import JSONCodec
import TestSupport
import Testing

/// The bytes of webhooks, as pure functions of what is told.
struct WebhookBodyTests {
    private static var names: WebhookNames {
        let dial = DialOptions(tag: CallTag(0), tagText: "alice & co", to: "+15550101", from: "+15550100")
        return WebhookNames(WireIdentifiers(seed: 7)) { $0 == CallTag(0) ? dial : nil }
    }

    private static let joined = ConferenceEvent(
        .participantJoin,
        conference: ConferenceID(0),
        name: "Café = 100%",
        region: .eu,
        size: 2,
        call: CallID(1),
        tag: CallTag(0),
        flags: [.muted, .startsOnJoin, .coaching],
        callToCoach: CallID(0)
    )

    private static let ended = ConferenceEvent(
        .conferenceEnd,
        conference: ConferenceID(0),
        name: "standup",
        size: 0,
        reasonEnded: .enderLeft,
        callEndingConference: CallID(1)
    )

    private static let started = ConferenceEvent(
        .conferenceStart,
        conference: ConferenceID(0),
        name: "standup",
        size: 1
    )

    private static func attempt(
        _ event: ConferenceEvent,
        _ format: CallbackFormat,
        _ method: CallbackMethod = .post,
        _ extraFields: CXMLExtraFields = .none
    ) -> WebhookAttempt {
        let at = Instant(nanoseconds: 12_250_000_000)
        let message = WebhookMessage(
            to: Shared(WebhookTarget(url: "https://app.example/conf?x=1#rt=200", method: method, format: format)),
            project: ProjectID(0),
            event: ServiceEvent(timestamp: at, .conference(event)),
            extraFields: extraFields,
            sequence: 4,
            callState: event.call == nil ? nil : .answered,
            durationSeconds: event.status == .conferenceEnd ? 12 : nil
        )
        return WebhookAttempt(id: WebhookID(3), at: at, message: Shared(message))
    }

    static let shapes: [(String, WebhookAttempt)] = [
        ("join-relay", attempt(joined, .relay)),
        ("start-relay", attempt(started, .relay, .get)),
        ("end-relay", attempt(ended, .relay)),
        ("join-cxml", attempt(joined, .cxml)),
        ("join-laml-get", attempt(joined, .laml, .get)),
        ("join-cxml-twilio", attempt(joined, .cxml, .post, .twilio)),
        ("start-cxml", attempt(started, .cxml)),
        ("end-cxml", attempt(ended, .cxml)),
        ("end-cxml-twilio", attempt(ended, .cxml, .post, .twilio)),
    ]

    @Test(arguments: shapes)
    func `a webhook's request and its bytes`(name: String, attempt: WebhookAttempt) {
        let request = WebhookRequest(attempt, Self.names)
        let body = WebhookBody(attempt.message.value, Self.names)
        var text = "\(request.method) \(request.url)\n"
        if let type = request.contentType { text += "Content-Type: \(type)\n" }
        text += "\n" + String(decoding: body.bytes, as: UTF8.self) + "\n\n"
        for field in request.fields { text += "\(field.name) = \(field.text) (\(field.kind))\n" }
        #expect(Golden.compare(text, "webhook-\(name).txt") == .same)
    }

    @Test func `the bytes of JSON are the envelope of the event's frame`() throws {
        let attempt = Self.attempt(Self.joined, .relay)
        let bytes = WebhookBody(attempt.message.value, Self.names).bytes
        let envelope = try #require(JSONValue(parsing: bytes).objectValue)
        #expect(
            envelope.map(\.name) == [
                "event_type", "event_channel", "timestamp", "project_id", "space_id", "params",
            ]
        )
        let params = try #require(envelope["params"]?.objectValue)
        #expect(params["muted"] == .bool(true) && params["size"]?.doubleValue == 2)
        #expect(params["tag"]?.stringValue == "alice & co")
        #expect(envelope["id"] == nil)
    }

    @Test func `cxml_extra_fields adds Twilio's fields and changes none`() {
        func fields(_ extra: CXMLExtraFields) -> [WebhookRequest.Field] {
            WebhookRequest(Self.attempt(Self.joined, .cxml, .post, extra), Self.names).fields
        }
        let (plain, extended) = (fields(.none), fields(.twilio))
        #expect(Array(extended.prefix(plain.count)) == plain)
        #expect(extended.dropFirst(plain.count).map(\.name) == ["SequenceNumber", "Coaching", "CallSidToCoach"])
    }

    @Test func `only what the body has can be read from it, typed by the table`() throws {
        func value(_ name: String, _ request: WebhookRequest) throws -> FieldValue? {
            request.value(of: try #require(EventFields.named(name, in: .conference)))
        }
        let relay = WebhookRequest(Self.attempt(Self.joined, .relay), Self.names)
        let form = WebhookRequest(Self.attempt(Self.joined, .cxml), Self.names)
        #expect(try value("size", relay) == .integer(2))
        #expect(try value("size", form) == nil)
        #expect(try value("muted", relay) == .boolean(true))
        #expect(try value("muted", form) == .boolean(true))
        #expect(try value("coaching", relay) == .boolean(true))
        #expect(try value("coaching", form) == nil)
        #expect(try value("call_id", form) == .text(Self.names.call(CallID(1))))
        #expect(try value("timestamp", relay) == .number(1_767_225_612.25))
        #expect(try value("timestamp", form) == .text("Thu, 01 Jan 2026 00:00:12 +0000"))
        // A text is no boolean in JSON, and whatever is no number stays a text.
        var wrong = relay
        wrong.fields = [.init("params.muted", "true"), .init("params.size", "2"), .init("params.status", "x")]
        #expect(try value("muted", wrong) == .text("true"))
        #expect(try value("size", wrong) == .text("2"))
        #expect(wrong.status == "x" && form.status == "participant-join")
    }

    @Test(arguments: [
        (0, "Thu, 01 Jan 1970 00:00:00 +0000"), (-1, "Wed, 31 Dec 1969 23:59:59 +0000"),
        (951_782_399, "Mon, 28 Feb 2000 23:59:59 +0000"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 +0000"),
        (1_709_251_199, "Thu, 29 Feb 2024 23:59:59 +0000"), (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 +0000"),
        (1_790_000_012, "Mon, 21 Sep 2026 14:13:32 +0000"),
    ])
    func `C33 a form's Timestamp is a date as mail has it`(seconds: Int64, text: String) throws {
        var attempt = Self.attempt(Self.started, .cxml)
        var message = attempt.message.value
        message.event.timestamp = Instant(nanoseconds: (seconds - VirtualEpoch.unixSeconds) * 1_000_000_000)
        attempt.message = Shared(message)
        #expect(WebhookRequest(attempt, Self.names).text(of: "Timestamp") == text)
    }

    @Test(arguments: [
        ("https://a.example/c", true), ("https://a.example/c?x=1", true), ("https://a.example/c/d", true),
        ("https://a.example/cd", false), ("https://a.example/", false), ("http://a.example/c", false), ("", false),
    ])
    func `an address is the scenario's own, with or without a query or a path behind it`(url: String, isOwn: Bool) {
        #expect(WebhookAddresses(conference: "https://a.example/c", recording: "").isOfConference(url) == isOwn)
    }

    @Test(arguments: ConferenceCallbackWord.allCases)
    func `a set of words covers the statuses of its words alone`(word: ConferenceCallbackWord) {
        let covered = ConferenceStatus.allCases.filter(CallbackWords(word).cover)
        #expect(covered == ConferenceStatus.allCases.filter { $0.callbackWord == word })
        #expect(!covered.isEmpty && CallbackWords.all.contains(CallbackWords(word)))
        #expect(CallbackWords([word, word]) == CallbackWords(word))
    }
}
