import Conferencing
import JSONCodec

extension TraceReader {
    mutating func webhook(_ json: JSONValue) throws(TraceMistake) -> WebhookRequest {
        guard let means = json["means"] else { throw TraceMistake("it does not say what it means") }
        var event = try event(means)
        event.because = try because(json)
        return WebhookRequest(
            id: WebhookID(try json.integer("webhook", as: Int32.self)),
            attempt: try json.integer("attempt", as: Int32.self),
            url: try json.string("url"),
            method: try json.string("method"),
            contentType: json["content_type"]?.stringValue,
            encoding: try json.word("encoding", as: WebhookRequest.Encoding.self),
            fields: try fields(json, "fields"),
            inner: json["inner"] == nil ? [] : try fields(json, "inner"),
            isOfRecording: json["of_recording"] != nil,
            event: event
        )
    }

    mutating func receipt(_ json: JSONValue) throws(TraceMistake) -> StreamReceipt {
        StreamReceipt(
            stream: try index.stream(try json.string("stream_id")),
            name: json["name"]?.stringValue,
            conference: try conference(json, "conference_id"),
            event: try json.word("event", as: StreamEventName.self),
            fields: try fields(json, "fields")
        )
    }

    private func fields(_ json: JSONValue, _ name: String) throws(TraceMistake) -> [WebhookRequest.Field] {
        guard let members = json[name]?.objectValue else { throw TraceMistake("it has no object '\(name)'") }
        let types = json[name + "_types"]
        var fields: [WebhookRequest.Field] = []
        for member in members {
            guard let text = member.value.stringValue else { throw TraceMistake("'\(member.name)' is no text") }
            let kind = try types?.wordIfAny(member.name, as: WebhookRequest.Field.Kind.self) ?? .text
            fields.append(WebhookRequest.Field(member.name, text, kind))
        }
        return fields
    }

    // MARK: - Listings

    mutating func listing(_ json: JSONValue) throws(TraceMistake) -> ConferenceListing? {
        guard try json.string("state") != "none" else { return nil }
        var streams: [ConferenceListing.Stream] = []
        var labels: [String: StreamLabel] = [:]
        for stream in json["streams"]?.arrayValue ?? [] {
            let text = try stream.string("stream")
            let id = try stream.string("stream_id")
            let label = StreamLabel(try index.stream(id), name: text == "stream." + id ? nil : name(ofStream: text))
            labels[text] = label
            streams.append(ConferenceListing.Stream(label, hears: nil))
        }
        for (place, stream) in (json["streams"]?.arrayValue ?? []).enumerated() {
            streams[place].hears = try hears(stream, labels)
        }
        guard let written = json["members"]?.arrayValue else { throw TraceMistake("it has no list 'members'") }
        var members: [ConferenceListing.Member] = []
        for member in written {
            members.append(
                ConferenceListing.Member(
                    call: try call(member, "call_id"),
                    flags: flags(member),
                    callToCoach: try callIfAny(member, "call_id_to_coach"),
                    hears: try hears(member, labels)
                )
            )
        }
        var listing = ConferenceListing(
            conference: try conference(json, "conference_id"),
            state: try json.word("state", as: ConferenceState.self),
            members: members,
            streams: streams
        )
        if let recording = json["recording"] {
            listing.recording = RecordingListing(
                status: try recording.word("status", as: RecordingStatus.self),
                acl: try recording.word("acl", as: AccessControl.self),
                hears: try hears(recording, labels)
            )
        }
        return listing
    }

    private func name(ofStream text: String) -> String { String(text.dropFirst("stream.".count)) }

    private mutating func hears(
        _ json: JSONValue,
        _ labels: [String: StreamLabel]
    ) throws(TraceMistake) -> [AudioSource]? {
        guard json["hears"] != nil else { return nil }
        var sources: [AudioSource] = []
        for text in try json.strings("hears") {
            switch text {
            case "hold_music": sources.append(.holdMusic)
            case "announcement": sources.append(.announcement)
            case "wait_audio": sources.append(.waitAudio)
            case "hold_audio": sources.append(.holdAudio)
            case _ where text.hasPrefix("stream."):
                // One that is not listed is known by its name alone.
                sources.append(.stream(labels[text] ?? StreamLabel(StreamID(-1), name: name(ofStream: text))))
            case _: sources.append(.call(try index.call(text)))
            }
        }
        return sources
    }
}
