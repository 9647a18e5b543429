// Knobs that are a quantity: `5s`, `200ms`, and the milliseconds of a packet.

/// Which durations a knob may be.
enum DurationRange: String {
    /// All, none at all included.
    case any = "a duration"
    /// Where none at all would be senseless.
    case positive = "a duration above 0s"
}

extension KnobSetting {
    /// A property that is a duration, of which there are no words.
    init(duration property: any WritableKeyPath<Profile, TimeSpan> & Sendable, _ range: DurationRange) {
        let least: TimeSpan =
            switch range {
            case .any: .zero
            case .positive: TimeSpan(nanoseconds: 1)
            }
        self.init(
            words: [],
            get: { $0[keyPath: property].description },
            set: { profile, word in
                guard case .success(let span) = TimeSpan.parse(word), least <= span else { return false }
                profile[keyPath: property] = span
                return true
            }
        )
    }

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
    /// A knob that is a duration.
    init(
        _ name: KnobName,
        duration property: any WritableKeyPath<Profile, TimeSpan> & Sendable,
        _ range: DurationRange = .any,
        default defaultValue: String,
        _ summary: String,
        rules: [RuleID] = [],
        source: String,
        shownIn showcase: Showcase?
    ) {
        self.init(
            name: name,
            values: .quantity(range.rawValue),
            defaultValue: defaultValue,
            summary: summary,
            rules: rules,
            source: source,
            showcase: showcase,
            setting: KnobSetting(duration: property, range)
        )
    }

    /// A knob that is a packet interval.
    init(
        _ name: KnobName,
        packet property: any WritableKeyPath<Profile, Int> & Sendable,
        default defaultValue: String,
        _ summary: String,
        rules: [RuleID] = [],
        source: String,
        shownIn showcase: Showcase?
    ) {
        self.init(
            name: name,
            values: .quantity("a number of milliseconds: 10, 20 and so on to 120"),
            defaultValue: defaultValue,
            summary: summary,
            rules: rules,
            source: source,
            showcase: showcase,
            setting: KnobSetting(packet: property)
        )
    }
}
