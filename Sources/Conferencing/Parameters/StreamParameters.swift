/// The table of the members of the option `stream`.
public enum StreamParameters {
    /// The members, in the order of the reference.
    public static let all: [Parameter] = StreamOptions.Key.allCases.map(StreamOptions.parameter)

    /// The member with this name on the wire.
    public static func named(_ name: String) -> Parameter? { all.named(name) }
}

extension StreamOptions: TabledObject {
    /// The names of the members, in the order in which they are sent.
    public enum Key: String, Sendable, Hashable, CaseIterable {
        case url, name, codec
        case statusURL = "status_url"
        case statusURLMethod = "status_url_method"
        case realtime
        case authorizationBearerToken = "authorization_bearer_token"
        case customParameters = "custom_parameters"
    }

    /// A stream without its address.
    public static var blank: StreamOptions { StreamOptions(url: "") }

    /// How a member is set and read.
    public static func accessor(_ key: Key) -> OptionAccessor<StreamOptions> {
        switch key {
        case .url: .requiredText(\.url)
        case .name: .text(\.name)
        case .codec: .text(\.codec)
        case .statusURL: .text(\.statusURL)
        case .statusURLMethod: .word(\.statusURLMethod)
        case .realtime: .boolean(\.realtime)
        case .authorizationBearerToken: .text(\.authorizationBearerToken)
        case .customParameters:
            .texts(\.customParameters, make: CustomParameter.init, show: { ($0.name, $0.value) })
        }
    }

    /// What is known of a member.
    public static func parameter(_ key: Key) -> Parameter {
        let name = key.rawValue
        return switch key {
        case .url:
            Parameter(
                name,
                .url(schemes: ["wss", "ws"]),
                isRequired: true,
                scope: .addsToConference,
                "The WebSocket endpoint to which the audio goes, by wss://; ws:// goes to this machine alone, unless the knob "
                    + "stream_plain says otherwise. Query strings are not supported by the service; "
                    + "custom_parameters carry what they would.",
                rules: [.R73],
                source: "RA, STREAM",
                support: .simulated
            )
        case .name:
            Parameter(
                name,
                .text(nonBlank: true),
                scope: .addsToConference,
                "The stream's label, unique within the conference; without it the stream's id stands for it.",
                rules: [.R75],
                source: "STREAM, C40",
                support: .simulated
            )
        case .codec:
            Parameter(
                name,
                .codec,
                default: Codec.Base.pcmu.rawValue,
                scope: .addsToConference,
                "How the audio is coded: PCMU, PCMA, G722 or L16, with @24000h for the sample rate and @40i for the "
                    + "milliseconds of audio in a packet.",
                rules: [.S10, .S11, .S13],
                source: "RA, SWML, C15",
                support: .simulated
            )
        case .statusURL:
            Parameter(
                name,
                .web,
                scope: .addsToConference,
                "The address that is sent the stream's webhooks.",
                rules: [.R73],
                source: "RA, SDKDOC, SWML",
                support: .simulated
            )
        case .statusURLMethod:
            Parameter(
                name,
                .word(of: CallbackMethod.self),
                default: CallbackMethod.post.rawValue,
                scope: .addsToConference,
                "The method of the stream's webhooks.",
                source: "RA, SDKDOC, SWML",
                support: .simulated
            )
        case .realtime:
            Parameter(
                name,
                .boolean,
                default: "false",
                scope: .addsToConference,
                "Whether audio is passed on in real time instead of buffered. Some sources take it for the permission "
                    + "to send audio back; the knob stream_send decides that.",
                rules: [.R74, .S3],
                source: "RA, SDKDOC, C14",
                support: .simulated
            )
        case .authorizationBearerToken:
            Parameter(
                name,
                .text(),
                scope: .addsToConference,
                isSecret: true,
                "The token that is sent as Authorization: Bearer when the WebSocket is opened. It is a secret, and is "
                    + "shown nowhere.",
                source: "RA, SDKDOC, SWML",
                support: .simulated
            )
        case .customParameters:
            Parameter(
                name,
                .texts,
                scope: .addsToConference,
                "Texts of your own, delivered to the endpoint in its start message.",
                source: "SWML, COMPAT",
                support: .simulated
            )
        }
    }
}
