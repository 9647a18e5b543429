import Conferencing
import Testing

@Suite struct DayTests {
    @Test(arguments: ["2027-03-01", "2028-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])
    func `a day is read and written alike`(_ text: String) {
        #expect(Day(text)?.description == text)
    }

    @Test(arguments: [
        "", "2027-3-1", "2027-02-29", "1900-02-29", "2027-13-01", "2027-00-10", "2027-04-31", "2027-01-00",
        "0000-01-01",
        "2027/03/01", "2027-03-01 ", "+027-03-01", "2027-03-1x", "20270301",
    ]) func `what the calendar does not have is no day`(_ text: String) {
        #expect(Day(text) == nil)
    }

    @Test func `days have the order of the calendar`() throws {
        let days = try ["2026-12-31", "2027-01-01", "2027-01-02", "2027-02-01"].map { try #require(Day($0)) }
        for (earlier, later) in zip(days, days.dropFirst()) { #expect(earlier < later && !(later < earlier)) }
        #expect(!(days[0] < days[0]))
    }
}
