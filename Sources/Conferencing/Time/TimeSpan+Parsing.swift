extension TimeSpan {
    /// Reads a duration as a scenario writes it: `250ms`, `5s`, `2m`, `1h30m`; seconds and milliseconds may have a
    /// fraction (`1.5s`).
    ///
    /// Units come in the order `h`, `m`, `s`, `ms`, each at most once. A bare number is refused, for nobody could tell
    /// what it counts.
    public static func parse(_ text: String) -> Result<TimeSpan, ValueRefusal> {
        do throws(ValueRefusal) {
            return .success(try DurationGrammar.read(text))
        } catch {
            return .failure(error)
        }
    }
}

/// How durations are written.
private enum DurationGrammar {
    /// A unit, with its length in nanoseconds and the digits that its fraction may have.
    private enum Unit: String, CaseIterable {
        case hours = "h"
        case minutes = "m"
        case seconds = "s"
        case milliseconds = "ms"

        var nanoseconds: Int64 {
            switch self {
            case .hours: 3_600_000_000_000
            case .minutes: 60_000_000_000
            case .seconds: 1_000_000_000
            case .milliseconds: 1_000_000
            }
        }

        var fractionDigits: Int {
            switch self {
            case .hours, .minutes: 0
            case .seconds: 9
            case .milliseconds: 6
            }
        }
    }

    private static let example = "such as 250ms, 5s, 2m or 1h30m"

    static func read(_ text: String) throws(ValueRefusal) -> TimeSpan {
        guard !ValueType.isBlank(text) else { throw ValueRefusal(.empty, "must be a duration \(example)") }
        guard text.utf8.count <= 64 else { throw ValueRefusal(.malformed, "must be a duration \(example)") }
        guard text.utf8.first != UInt8(ascii: "-") else {
            throw ValueRefusal(.outOfRange, "must be a duration \(example), which is never negative")
        }
        guard !text.contains(where: \.isWhitespace) else {
            throw ValueRefusal(.malformed, "must be a duration without white space in it, \(example)")
        }
        var rest = text.utf8[...]
        var total: Int64 = 0
        var units = Unit.allCases[...]
        while !rest.isEmpty {
            let (sum, overflow) = total.addingReportingOverflow(try part(&rest, of: text, units: &units))
            guard !overflow else { throw tooLong }
            total = sum
        }
        return TimeSpan(nanoseconds: total)
    }

    /// Takes one number with its unit off the front.
    private static func part(
        _ rest: inout Substring.UTF8View,
        of text: String,
        units: inout ArraySlice<Unit>
    ) throws(ValueRefusal) -> Int64 {
        let whole = ScalarGrammar.takeDigits(&rest)
        guard !whole.isEmpty else { throw ValueRefusal(.malformed, "must be a duration \(example)") }
        var fraction: Substring.UTF8View?
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            fraction = ScalarGrammar.takeDigits(&rest)
        }
        let name = rest.prefix { !ScalarGrammar.isDigit($0) }
        rest = rest[name.endIndex...]
        let unit = try unit(Substring(name), in: text)
        guard let place = units.firstIndex(of: unit) else {
            throw ValueRefusal(.malformed, "must have its units in the order h, m, s, ms, each at most once")
        }
        units = units[(place + 1)...]
        guard let fraction else { return try length(Substring(whole), unit) }
        guard rest.isEmpty, !fraction.isEmpty, fraction.count <= unit.fractionDigits else {
            throw ValueRefusal(
                .malformed,
                "may have a fraction in its last part only, of at most 9 digits in s and 6 in ms"
            )
        }
        let small = Substring(fraction) + Substring(repeatElement("0", count: unit.fractionDigits - fraction.count))
        let (sum, overflow) = try length(Substring(whole), unit).addingReportingOverflow(Int64(small) ?? .max)
        guard !overflow else { throw tooLong }
        return sum
    }

    private static func unit(_ name: Substring, in text: String) throws(ValueRefusal) -> Unit {
        if let unit = Unit(rawValue: String(name)) { return unit }
        switch name {
        case "":
            let number = text.allSatisfy { $0.isNumber || $0 == "." }
            throw ValueRefusal(
                .malformed,
                number
                    ? "must be a duration with its unit: write \(text)s or \(text)ms"
                    : "must end with a unit: h, m, s or ms"
            )
        case "d": throw ValueRefusal(.malformed, "must be a duration in h, m, s and ms; a day is 24h")
        case ":": throw ValueRefusal(.malformed, "must be a duration with units, such as 1m30s")
        case _:
            let meant = Unit.allCases.first { spellings($0).contains(name.lowercased()) }
            throw ValueRefusal(
                .malformed,
                "has the unit \(ValueRefusal.quote(name)), which is none of h, m, s and ms"
                    + (meant.map { "; write \($0.rawValue)" } ?? "")
            )
        }
    }

    /// What else people write, in lower case.
    private static func spellings(_ unit: Unit) -> [String] {
        switch unit {
        case .hours: ["h", "hr", "hrs", "hour", "hours"]
        case .minutes: ["m", "min", "mins", "minute", "minutes"]
        case .seconds: ["s", "sec", "secs", "second", "seconds"]
        case .milliseconds: ["ms", "msec", "msecs", "millisecond", "milliseconds"]
        }
    }

    private static func length(_ digits: Substring, _ unit: Unit) throws(ValueRefusal) -> Int64 {
        guard let count = Int64(digits) else { throw tooLong }
        let (length, overflow) = count.multipliedReportingOverflow(by: unit.nanoseconds)
        guard !overflow else { throw tooLong }
        return length
    }

    private static let tooLong = ValueRefusal(.outOfRange, "is longer than 292 years, the longest there is")
}
