// Knobs that are a duration: `5s`, `200ms`.

extension KnobSetting {
    /// A property that is a duration.
    init(span property: any WritableKeyPath<Profile, TimeSpan> & Sendable) {
        self.init(
            words: [],
            get: { $0[keyPath: property].description },
            set: { profile, word in
                guard case .success(let span) = TimeSpan.parse(word), span > .zero else { return false }
                profile[keyPath: property] = span
                return true
            }
        )
    }
}

extension KnobSetting {
    /// A property that is a packet interval in milliseconds (S10).
    init(packet property: any WritableKeyPath<Profile, Int> & Sendable) {
        self.init(
            words: [],
            get: { String($0[keyPath: property]) },
            set: { profile, word in
                guard let number = Int(word), Codec.packetIntervals.contains(number) else { return false }
                profile[keyPath: property] = number
                return true
            }
        )
    }
}

extension Knob {
    /// A knob that is a packet interval, and which the simulator acts on.
    init(
        _ name: KnobName,
        packet property: any WritableKeyPath<Profile, Int> & Sendable,
        default defaultValue: String,
        _ summary: String,
        rules: [RuleID] = [],
        source: String
    ) {
        self.init(
            name: name,
            values: .quantity("a number of milliseconds: 10, 20 and so on to 120"),
            defaultValue: defaultValue,
            summary: summary,
            rules: rules,
            source: source,
            setting: KnobSetting(packet: property)
        )
    }

    /// A knob that is a duration, and which the simulator acts on.
    init(
        _ name: KnobName,
        span property: any WritableKeyPath<Profile, TimeSpan> & Sendable,
        default defaultValue: String,
        _ summary: String,
        rules: [RuleID] = [],
        source: String
    ) {
        self.init(
            name: name,
            values: .quantity("a duration"),
            defaultValue: defaultValue,
            summary: summary,
            rules: rules,
            source: source,
            setting: KnobSetting(span: property)
        )
    }
}
