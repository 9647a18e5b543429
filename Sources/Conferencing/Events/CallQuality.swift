/// What was measured of a member's call (R42): texts with numbers in them, by the names of the fields.
public struct CallQuality: Sendable, Hashable {
    /// The values; what was not measured is not there.
    public var values: [String: String]

    /// Makes a report of values.
    public init(_ values: [String: String]) { self.values = values }

    /// What the simulated service measures, whose calls lose nothing: 50 packets of 160 bytes a second, both ways.
    public init(perfectOver span: TimeSpan) {
        let packets = String(span.nanoseconds / 20_000_000)
        let bytes = String(span.nanoseconds / 20_000_000 * 160)
        values = [
            "in_media_packet_count": packets, "in_media_bytes": bytes, "out_media_packet_count": packets,
            "out_media_bytes": bytes, "in_quality_percentage": "100.00", "in_mos": "4.50", "rtt_avg": "20.00",
            "rtt_min": "20.00", "rtt_max": "20.00", "out_jitter_avg": "0.00", "out_jitter_min": "0.00",
            "out_jitter_max": "0.00",
        ]
        for name in CallQuality.counts { values[name] = "0" }
    }

    /// What is counted and does not happen to calls that lose nothing.
    private static let counts = [
        "out_lost", "in_skip_packet_count", "in_jitter_packet_count", "in_dtmf_packet_count", "in_cng_packet_count",
        "in_flush_packet_count", "in_flaws_total", "out_dtmf_packet_count", "out_cng_packet_count",
    ]
}
