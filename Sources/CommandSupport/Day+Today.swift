public import Conferencing
import Glibc

extension Day {
    /// The day that it is in UTC, so that it is the same one for everybody who runs the suite.
    public static var today: Day {
        var now = time(nil)
        var parts = tm()
        guard gmtime_r(&now, &parts) != nil,
            let day = Day(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
        else { preconditionFailure("the system's clock is at \(now), which is no day of the calendar") }
        return day
    }
}
