import ConferenceEngine
import Conferencing

extension Script {
    /// A join with a stream to an endpoint of that name.
    @discardableResult
    mutating func stream(
        _ call: String,
        _ name: String? = "taps",
        start: Bool? = nil,
        end: Bool? = nil,
        max: Int64? = nil,
        coach: String? = nil,
        _ more: (inout StreamOptions) -> Void = { _ in }
    ) -> [String] {
        var options = StreamOptions(url: "wss://a.example/audio")
        options.name = name
        more(&options)
        return join(call, start: start, end: end, max: max, coach: coach) { $0.stream = options }
    }

    /// What happens at the endpoint of a stream.
    @discardableResult
    mutating func endpoint(_ stream: Int32, _ signal: StreamSignal) -> [String] {
        give(.stream(StreamID(stream), signal))
    }

    /// The endpoint says something.
    @discardableResult
    mutating func say(_ stream: Int32, _ message: EndpointMessage) -> [String] {
        endpoint(stream, .said(message))
    }

    /// *Start stream*.
    @discardableResult
    mutating func startStream(
        _ conference: Int32 = 0,
        _ name: String? = "taps",
        track: StreamTrackOption = .both,
        url: String = "wss://a.example/audio",
        _ more: (inout StreamOptions) -> Void = { _ in }
    ) -> [String] {
        var options = StreamOptions(url: url)
        options.name = name
        more(&options)
        return command(
            .moderate(Shared(.startStream(in: ConferenceID(conference), Shared(StreamRequest(options, track: track)))))
        )
    }

    /// *Stop stream*.
    @discardableResult
    mutating func stopStream(_ reference: StreamReference, _ conference: Int32 = 0) -> [String] {
        command(.moderate(Shared(.stopStream(reference, in: ConferenceID(conference)))))
    }

    /// What each stream carries to its endpoint, a line each: `stream.taps hears alice`.
    func carrying(_ conference: Int32 = 0) -> [String] {
        (engine.listing(of: ConferenceID(conference))?.streams ?? []).map { stream in
            let sources = stream.hears?.map(names.source) ?? ["?"]
            return ([names.streamName(stream.label), "hears"] + (sources.isEmpty ? ["nothing"] : sources))
                .joined(separator: " ")
        }
    }
}
