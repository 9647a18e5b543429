// Knobs that are a quantity of their own kind, most of them of RELAY's wire.

extension Knob {
    /// A knob that is a duration above zero, or `none`.
    init(
        _ name: KnobName,
        orNone property: any WritableKeyPath<Profile, TimeSpan?> & Sendable,
        default defaultValue: String,
        _ summary: String,
        rules: [RuleID] = [],
        source: String,
        shownIn showcase: Showcase?
    ) {
        self.init(
            name: name,
            values: .quantity("none or a duration above 0s"),
            defaultValue: defaultValue,
            summary: summary,
            rules: rules,
            source: source,
            showcase: showcase,
            setting: KnobSetting(
                words: [],
                get: { $0[keyPath: property]?.description ?? "none" },
                set: { profile, word in
                    if word == "none" {
                        profile[keyPath: property] = nil
                        return true
                    }
                    guard case .success(let span) = TimeSpan.parse(word), span > .zero else { return false }
                    profile[keyPath: property] = span
                    return true
                }
            )
        )
    }

    /// `max_frame`.
    init(maximumFrame summary: String, source: String, shownIn showcase: Showcase?) {
        self.init(
            name: .maxFrame,
            values: .quantity("a whole number of KiB or MiB, up to 10 MiB"),
            defaultValue: FrameSize.greatest.description,
            summary: summary,
            rules: [],
            source: source,
            showcase: showcase,
            setting: KnobSetting(
                words: [],
                get: { $0.wire.maximumFrame.description },
                set: { profile, word in
                    guard let size = FrameSize(word) else { return false }
                    profile.wire.maximumFrame = size
                    return true
                }
            )
        )
    }

    /// `ack_timeout`.
    init(acknowledgementTimeout summary: String, rules: [RuleID], source: String, shownIn showcase: Showcase?) {
        self.init(
            name: .ackTimeout,
            values: .quantity("none or close_after(DURATION)"),
            defaultValue: AcknowledgementTimeout.none.description,
            summary: summary,
            rules: rules,
            source: source,
            showcase: showcase,
            setting: KnobSetting(
                words: [],
                get: { $0.wire.acknowledgementTimeout.description },
                set: { profile, word in
                    guard let value = AcknowledgementTimeout(word) else { return false }
                    profile.wire.acknowledgementTimeout = value
                    return true
                }
            )
        )
    }
}
