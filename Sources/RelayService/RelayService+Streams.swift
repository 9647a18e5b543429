import Conferencing
import JSONCodec
import RelayWire

extension World {
    /// The text of a stream's id.
    mutating func text(of stream: StreamID) -> String {
        while streams.count <= Int(stream.index) { streams.append(mint.next()) }
        return streams[Int(stream.index)]
    }

    /// The stream that REST means: by its sid, else by its name (T10).
    func reference(_ text: String) -> StreamReference {
        if let place = streams.firstIndex(of: text) { return .id(StreamID(Int32(place))) }
        return .name(text)
    }

    /// Reads what *start stream* asks for, by REST's names.
    func streamRequest(_ params: JSONObject) throws(BadModeration) -> StreamRequest {
        func text(_ name: String) throws(BadModeration) -> String? {
            guard let value = params[name] else { return nil }
            guard let text = value.stringValue else { throw BadModeration(sentence: "\(name) must be a text") }
            return text
        }
        func word<Word: RawRepresentable<String>>(_ name: String, _: Word.Type) throws(BadModeration) -> Word? {
            guard let text = try text(name) else { return nil }
            guard let word = Word(rawValue: text) else { throw BadModeration(sentence: "\(name) has no '\(text)'") }
            return word
        }
        guard let url = try text("Url") else { throw BadModeration(sentence: "Url is missing") }
        var options = StreamOptions(url: url)
        options.name = try text("Name")
        options.codec = try text("StreamCodec")
        options.statusURL = try text("StatusCallback")
        options.statusURLMethod = try word("StatusCallbackMethod", CallbackMethod.self)
        if let value = params["StreamRealTime"] {
            guard let flag = value.boolValue else {
                throw BadModeration(sentence: "StreamRealTime must be true or false")
            }
            options.realtime = flag
        }
        options.authorizationBearerToken = try text("AuthorizationBearerToken")
        for number in 1...StreamRequest.mostParameters {
            guard let name = try text("Parameter\(number).Name") else { break }
            let value = try text("Parameter\(number).Value") ?? ""
            options.customParameters.append(.init(name: name, value: value))
        }
        return StreamRequest(options, track: try word("Track", StreamTrackOption.self) ?? .both)
    }
}
