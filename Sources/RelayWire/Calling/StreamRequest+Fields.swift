import Conferencing
import JSONCodec

extension StreamRequest {
    /// REST takes no more custom parameters than that.
    package static let mostParameters = 99

    /// The fields of *start stream*, by REST's names.
    var fields: [JSONObject.Member] {
        var fields: [JSONObject.Member] = [.init(name: "Url", value: .string(options.url))]
        func add(_ name: String, _ value: JSONValue?) {
            if let value { fields.append(.init(name: name, value: value)) }
        }
        add("Name", options.name.map { .string($0) })
        add("Track", .string(track.rawValue))
        add("StatusCallback", options.statusURL.map { .string($0) })
        add("StatusCallbackMethod", options.statusURLMethod.map { .string($0.rawValue) })
        add("StreamCodec", options.codec.map { .string($0) })
        add("StreamRealTime", options.realtime.map { .bool($0) })
        for (place, parameter) in options.customParameters.prefix(StreamRequest.mostParameters).enumerated() {
            add("Parameter\(place + 1).Name", .string(parameter.name))
            add("Parameter\(place + 1).Value", .string(parameter.value))
        }
        add("AuthorizationBearerToken", options.authorizationBearerToken.map { .string($0) })
        return fields
    }
}
