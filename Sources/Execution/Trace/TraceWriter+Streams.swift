import Conferencing
import JSONCodec

extension TraceWriter {
    /// What is asked of a stream, by the names that REST has; of its token only that there is one.
    mutating func write(_ request: StreamRequest) {
        let options = request.options
        field("Url", options.url)
        if let name = options.name { field("Name", name) }
        field("Track", request.track.rawValue)
        if let url = options.statusURL { field("StatusCallback", url) }
        if let method = options.statusURLMethod { field("StatusCallbackMethod", method.rawValue) }
        if let codec = options.codec { field("StreamCodec", codec) }
        if let realtime = options.realtime { field("StreamRealTime", realtime) }
        for (place, parameter) in options.customParameters.enumerated() {
            field("Parameter\(place + 1).Name", parameter.name)
            field("Parameter\(place + 1).Value", parameter.value)
        }
        if options.authorizationBearerToken != nil { field("AuthorizationBearerToken", "(secret)") }
    }

    mutating func write(_ reference: StreamReference, _ identifiers: WireIdentifiers) {
        switch reference {
        case .id(let stream): field("Sid", identifiers.text(of: stream))
        case .name(let name): field("Sid", name)
        }
        field("Status", "stopped")
    }

    /// A stream as something that is heard, or that hears.
    func names(_ label: StreamLabel, _ identifiers: WireIdentifiers) -> String {
        "stream." + (label.name ?? identifiers.text(of: label.stream))
    }
}

extension TraceWriter {
    /// What an endpoint has received: its fields are texts, those of objects under their whole way there.
    mutating func write(_ receipt: StreamReceipt, _ identifiers: WireIdentifiers) {
        field("kind", "stream")
        field("stream_id", identifiers.text(of: receipt.stream))
        if let name = receipt.name { field("name", name) }
        field("conference_id", identifiers.text(of: receipt.conference))
        field("event", receipt.event.rawValue)
        write("fields", receipt.fields)
    }

    /// What muster's own endpoint does.
    mutating func write(_ action: EndpointAction, of stream: StreamID, _ identifiers: WireIdentifiers) {
        field("kind", "endpoint")
        field("stream_id", identifiers.text(of: stream))
        switch action {
        case .close: field("action", "close")
        case .say(.media(let span)):
            field("action", "media")
            field("lasts", span.description)
        case .say(.mark(let name)):
            field("action", "mark")
            field("name", name)
        case .say(.clear): field("action", "clear")
        case .say(.malformed): field("action", "malformed")
        }
    }

    /// The streams of a listing, where there are any.
    mutating func write(_ streams: [ConferenceListing.Stream], _ identifiers: WireIdentifiers) {
        guard !streams.isEmpty else { return }
        writer.key("streams")
        writer.beginArray()
        for stream in streams {
            writer.beginObject()
            field("stream", names(stream.label, identifiers))
            field("stream_id", identifiers.text(of: stream.label.stream))
            if let hears = stream.hears {
                writer.key("hears")
                write(hears, identifiers)
            }
            writer.endObject()
        }
        writer.endArray()
    }

    mutating func write(_ source: AudioSource, _ identifiers: WireIdentifiers) {
        switch source {
        case .call(let call): writer.string(identifiers.text(of: call))
        case .holdMusic: writer.string("hold_music")
        case .announcement: writer.string("announcement")
        case .waitAudio: writer.string("wait_audio")
        case .holdAudio: writer.string("hold_audio")
        case .stream(let label): writer.string(names(label, identifiers))
        }
    }
}
