/// The table of the options of `calling.dial` that a call of the cast may set.
public enum DialParameters {
    /// The options, in the order in which a scenario would give them.
    public static let all: [Parameter] = DialOptions.Key.allCases.map(DialOptions.parameter)

    /// The option with this name.
    public static func named(_ name: String) -> Parameter? { all.named(name) }
}

extension DialOptions: TabledOptions {
    /// The names of the options.
    ///
    /// They are a scenario's: on the wire `to`, `from` and `headers` stand in the device's parameters, under names that
    /// the device's type decides, and `type` beside them.
    public enum Key: String, Sendable, Hashable, CaseIterable {
        case to, from, type, headers, timeout
        case maxDuration = "max_duration"
    }

    /// How an option is set and read.
    public static func accessor(_ key: Key) -> OptionAccessor<DialOptions> {
        switch key {
        case .to: .requiredText(\.to)
        case .from: .text(\.from)
        case .type: .word(\.device, default: .phone)
        case .headers: .texts(\.headers, make: Header.init, show: { ($0.name, $0.value) })
        case .timeout: .integer(\.timeoutSeconds)
        case .maxDuration: .integer(\.maxDurationSeconds)
        }
    }

    /// What is known of an option.
    public static func parameter(_ key: Key) -> Parameter {
        let name = key.rawValue
        return switch key {
        case .to:
            Parameter(
                name,
                .text(nonBlank: true),
                isRequired: true,
                "The number or SIP address that is rung.",
                rules: [.W70, .W73],
                source: "RA",
                support: .simulated,
                otherNames: ["to_number"]
            )
        case .from:
            Parameter(
                name,
                .text(nonBlank: true),
                "The number or SIP address that the called side is shown.",
                source: "RA",
                support: .simulated,
                otherNames: ["from_number"]
            )
        case .type:
            Parameter(
                name,
                .word(of: DeviceKind.self),
                default: DeviceKind.phone.rawValue,
                "What kind of device is rung: a phone number, a SIP endpoint or an address of SignalWire's own.",
                rules: [.W73],
                source: "RA",
                support: .simulated
            )
        case .headers:
            Parameter(
                name,
                .texts,
                "SIP headers to send along; for devices of type sip only.",
                source: "RA",
                support: .simulated
            )
        case .timeout:
            Parameter(
                name,
                .integer(minimum: 1),
                default: "30",
                "How long it rings before the dial gives it up, in whole seconds; for an inbound call, before the caller "
                    + "does.",
                rules: [.W72],
                source: "RA",
                support: .simulated
            )
        case .maxDuration:
            Parameter(
                name,
                .integer(minimum: 0),
                "How long the call may last, in whole seconds; without it there is no limit. One SDK's text says minutes.",
                rules: [.R8, .R45],
                source: "RA, SDKDOC, C23",
                support: .simulated
            )
        }
    }
}
