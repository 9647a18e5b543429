import Conferencing
import Testing

struct TimeSpanTests {
    @Test(
        arguments: [
            ("0s", 0), ("0ms", 0), ("0h0m0s0ms", 0),
            ("250ms", 250_000_000), ("5s", 5_000_000_000), ("2m", 120_000_000_000), ("1h", 3_600_000_000_000),
            ("1h30m", 5_400_000_000_000), ("1m30s", 90_000_000_000), ("90s", 90_000_000_000),
            ("90m", 5_400_000_000_000),
            ("1h2m3s4ms", 3_723_004_000_000), ("1h4ms", 3_600_004_000_000), ("007s", 7_000_000_000),
            ("1.5s", 1_500_000_000), ("0.25s", 250_000_000), ("0.000000001s", 1), ("1.5ms", 1_500_000),
            ("0.000001ms", 1),
            ("1m0.5s", 60_500_000_000), ("9223372036.854775807s", .max), ("2562047h", 9_223_369_200_000_000_000),
        ] as [(String, Int64)]
    )
    func `a duration is its units added up`(text: String, nanoseconds: Int64) {
        #expect(TimeSpan.parse(text) == .success(TimeSpan(nanoseconds: nanoseconds)))
    }

    @Test(
        arguments: [
            ("", .empty, "such as 250ms"), ("  ", .empty, "such as 250ms"),
            ("5", .malformed, "write 5s or 5ms"), ("2.5", .malformed, "write 2.5s or 2.5ms"),
            ("1h30", .malformed, "must end with a unit"),
            ("-5s", .outOfRange, "never negative"), ("+5s", .malformed, "must be a duration"),
            ("30m1h", .malformed, "in the order h, m, s, ms"), ("5ms1s", .malformed, "in the order h, m, s, ms"),
            ("1h1h", .malformed, "at most once"), ("1s1s", .malformed, "at most once"),
            ("1d", .malformed, "a day is 24h"), ("1:30", .malformed, "1m30s"),
            ("5S", .malformed, "write s"), ("5MS", .malformed, "write ms"), ("5sec", .malformed, "write s"),
            ("5min", .malformed, "write m"), ("2 hours", .malformed, "without white space"),
            ("5 s", .malformed, "white space"),
            ("5us", .malformed, "none of h, m, s and ms"), ("s", .malformed, "must be a duration"),
            ("1.5h", .malformed, "fraction"), ("1.5s3ms", .malformed, "fraction"), ("1.s", .malformed, "fraction"),
            ("0.0000000001s", .malformed, "fraction"), ("1.2.3s", .malformed, "none of h, m, s and ms"),
            (".5s", .malformed, "must be a duration"), ("1e3s", .malformed, "'e'"),
            ("PT5S", .malformed, "must be a duration"),
            ("5ſ", .malformed, "none of"), ("٥s", .malformed, "must be a duration"),
            ("9223372037s", .outOfRange, "292 years"), ("2562048h", .outOfRange, "292 years"),
            ("9223372036.854775808s", .outOfRange, "292 years"), ("2562047h1000000m", .outOfRange, "292 years"),
            ("99999999999999999999999s", .outOfRange, "292 years"),
            (String(repeating: "9", count: 100_000) + "s", .malformed, "must be a duration"),
        ] as [(String, ValueRefusal.Kind, String)]
    )
    func `a text that is no duration is refused with the reason`(text: String, kind: ValueRefusal.Kind, reason: String)
    {
        guard case .failure(let refusal) = TimeSpan.parse(text) else {
            Issue.record("\(text.prefix(60)) was read as a duration")
            return
        }
        #expect(refusal.kind == kind)
        #expect(refusal.reason.contains(reason), "\(refusal.reason)")
        #expect(refusal.reason.count < 200)
    }

    @Test(
        arguments: [
            (0, "0s"), (1, "0.000001ms"), (250_000_000, "250ms"), (1_500_000, "1.5ms"), (1_500_000_000, "1.5s"),
            (5_000_000_000, "5s"), (60_000_000_000, "1m"), (90_000_000_000, "1m30s"), (5_400_000_000_000, "1h30m"),
            (3_723_000_000_000, "1h2m3s"), (90_500_000_000, "90.5s"), (-250_000_000, "-250ms"),
            (.max, "9223372036.854775807s"), (.min, "-9223372036.854775808s"),
        ] as [(Int64, String)]
    )
    func `a span prints as a scenario would write it`(nanoseconds: Int64, text: String) {
        #expect(TimeSpan(nanoseconds: nanoseconds).description == text)
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `what a span prints is read back as the same span`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let magnitude = Int64(generator.next() >> (1 + generator.below(63)))
            let round = [1, 1000, 1_000_000, 1_000_000_000][Int(generator.below(4))] as Int64
            let span = TimeSpan(nanoseconds: magnitude - magnitude % round)
            #expect(TimeSpan.parse(span.description) == .success(span), "seed \(seed)")
        }
    }

    @Test func `arithmetic stops at the ends instead of overflowing`() {
        #expect(TimeSpan.forever + .seconds(1) == .forever)
        #expect(TimeSpan(nanoseconds: .min) + TimeSpan(nanoseconds: -1) == TimeSpan(nanoseconds: .min))
        #expect(TimeSpan.seconds(.max) == .forever)
        #expect(TimeSpan.seconds(.min) == TimeSpan(nanoseconds: .min))
        #expect(TimeSpan.milliseconds(-1).times(.min) == .forever)
        #expect(TimeSpan.seconds(2).times(-3) == TimeSpan(nanoseconds: -6_000_000_000))
        #expect(TimeSpan.microseconds(3) < .milliseconds(1))
    }

    @Test func `instants move by spans, and nothing is later than never`() {
        let moment = Instant(nanoseconds: 500)
        #expect(moment + .microseconds(1) == Instant(nanoseconds: 1500))
        #expect((moment + .microseconds(1)).since(moment) == .microseconds(1))
        #expect(moment.since(moment + .microseconds(1)) == TimeSpan(nanoseconds: -1000))
        #expect(Instant.never + .seconds(1) == .never)
        #expect(moment + .forever == .never)
        #expect(Instant.never.since(Instant(nanoseconds: -1)) == .forever)
        #expect(Instant.start < moment && moment < .never)
    }
}
