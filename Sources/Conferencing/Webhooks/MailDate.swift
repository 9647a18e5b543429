/// A moment as mail writes it (RFC 2822), in universal time: `Thu, 01 Jan 2026 00:00:12 +0000` (C33).
enum MailDate {
    /// The text of a moment, given in seconds of Unix time.
    static func text(unixSeconds: Int64) -> String {
        let days = (unixSeconds - modulo(unixSeconds, 86_400)) / 86_400
        let second = modulo(unixSeconds, 86_400)
        let (year, month, day) = date(ofDay: days)
        let clock = [second / 3600, second / 60 % 60, second % 60].map(twoDigits).joined(separator: ":")
        let weekday = weekdays[Int(modulo(days + 4, 7))]
        return "\(weekday), \(twoDigits(day)) \(months[Int(month) - 1]) \(year) \(clock) +0000"
    }

    /// The same as ISO 8601 has it: `2026-01-01T00:00:12Z`.
    static func isoText(unixSeconds: Int64) -> String {
        let second = modulo(unixSeconds, 86_400)
        let (year, month, day) = date(ofDay: (unixSeconds - second) / 86_400)
        let clock = [second / 3600, second / 60 % 60, second % 60].map(twoDigits).joined(separator: ":")
        return "\(year)-\(twoDigits(month))-\(twoDigits(day))T\(clock)Z"
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// The date of a day, counted from 1 January 1970, in the Gregorian calendar.
    ///
    /// Years are counted from March on, so that the leap day is the last one: then 400 years have 146,097 days, and the
    /// months from March on 153 days in each five.
    private static func date(ofDay day: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = day + 719_468
        let era = (shifted - modulo(shifted, 146_097)) / 146_097
        let dayOfEra = modulo(shifted, 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let place = (5 * dayOfYear + 2) / 153
        let month = place < 10 ? place + 3 : place - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * place + 2) / 5 + 1)
    }

    private static func modulo(_ number: Int64, _ divisor: Int64) -> Int64 {
        let rest = number % divisor
        return rest < 0 ? rest + divisor : rest
    }

    private static func twoDigits(_ number: Int64) -> String { number < 10 ? "0\(number)" : String(number) }
}
