extension EventFields {
    /// The fields of `participant-call-quality`, whose values are texts with numbers in them (R42).
    ///
    /// No source gives units or formats. What the names say is spelled out here, and nothing more.
    package static let qualityFields: [EventField] = [
        quality("rtt_avg", "The average round-trip time"),
        quality("rtt_min", "The least round-trip time"),
        quality("rtt_max", "The greatest round-trip time"),
        quality("out_jitter_min", "The least jitter of what was sent"),
        quality("out_jitter_max", "The greatest jitter of what was sent"),
        quality("out_jitter_avg", "The average jitter of what was sent"),
        quality("out_lost", "The packets lost of what was sent"),
        quality("in_media_bytes", "The bytes of media received"),
        quality("in_media_packet_count", "The packets of media received"),
        quality("in_skip_packet_count", "The packets received and skipped"),
        quality("in_jitter_packet_count", "The packets received that count as jitter"),
        quality("in_dtmf_packet_count", "The packets of digits received"),
        quality("in_cng_packet_count", "The packets of comfort noise received"),
        quality("in_flush_packet_count", "The packets received and flushed"),
        quality("in_flaws_total", "The flaws found in what was received"),
        quality("in_quality_percentage", "The quality of what was received, as a percentage"),
        quality("in_mos", "The mean opinion score of what was received"),
        quality("out_media_bytes", "The bytes of media sent"),
        quality("out_media_packet_count", "The packets of media sent"),
        quality("out_dtmf_packet_count", "The packets of digits sent"),
        quality("out_cng_packet_count", "The packets of comfort noise sent"),
    ]

    private static func quality(_ name: String, _ meaning: String) -> EventField {
        EventField(
            name,
            .text(),
            "on participant-call-quality, if it was measured",
            meaning + "; a text with a number in it.",
            rules: [.R42],
            source: "RA"
        ) { event in
            guard case .conference(let body) = event.body, let values = body.extras?.value.quality?.values else {
                return nil
            }
            return values[name].map { .text($0) }
        }
    }
}
