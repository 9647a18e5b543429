import Conferencing
import Testing

struct NearestTests {
    private static let options = JoinParameters.all.map(\.name)

    @Test(arguments: [
        ("mutted", "muted"), ("mute", "muted"), ("muetd", "muted"), ("MUTED", "muted"), ("Beep", "beep"),
        ("beeep", "beep"), ("start_on_entr", "start_on_enter"), ("startOnEnter", "start_on_enter"),
        ("start-on-enter", "start_on_enter"), ("end_on_exti", "end_on_exit"), ("max_participant", "max_participants"),
        ("maxParticipants", "max_participants"), ("waiturl", "wait_url"), ("wait_uri", "wait_url"),
        ("status_callback_events", "status_callback_event"), ("status_calback", "status_callback"),
        ("recording_status_callback_evnt", "recording_status_callback_event"), ("regoin", "region"),
        ("strem", "stream"),
    ])
    func `a misspelt option finds the one that was meant`(text: String, meant: String) {
        #expect(Nearest.name(to: text, among: NearestTests.options) == meant)
    }

    @Test(arguments: ["", "x", "volume", "colour", "conference", "¯\\_(ツ)_/¯", "__", "b", "status"])
    func `a text that is near to nothing finds nothing`(text: String) {
        #expect(Nearest.name(to: text, among: NearestTests.options) == nil)
    }

    @Test func `the nearest wins, and not the first that is near`() {
        #expect(
            Nearest.name(to: "record_stat", among: ["record_stop", "record_state", "record_start"]) == "record_state"
        )
        #expect(Nearest.name(to: "leaves", among: ["lease", "leave"]) == "leave")
    }

    @Test func `the first in the table wins a tie`() {
        #expect(Nearest.name(to: "coat", among: ["goat", "boat"]) == "goat")
        #expect(Nearest.name(to: "coat", among: ["boat", "goat"]) == "boat")
    }

    @Test func `a swap of neighbours is one mistake`() {
        #expect(Nearest.name(to: "aclr", among: ["acre", "acl"]) == "acl")
        #expect(Nearest.name(to: "lca", among: ["xyz", "lac"]) == "lac")
    }

    @Test func `a very long text is compared with nothing`() {
        let long = String(repeating: "muted", count: 200_000)
        #expect(Nearest.name(to: long, among: NearestTests.options) == nil)
    }

    @Test(arguments: [
        ("stream_obj", "stream"), ("start_on_join", "start_on_enter"), ("end_on_leave", "end_on_exit"),
        ("startConferenceOnEnter", "start_on_enter"), ("FriendlyName", "name"),
    ])
    func `what others call an option leads to its name here`(other: String, name: String) {
        #expect(JoinParameters.named(other) == nil)
        #expect(JoinParameters.all.nearestName(to: other) == name)
    }

    @Test func `C7 the join's names lead to the event's`() {
        let fields = EventFields.of(.conference)
        #expect(fields.nearestName(to: "start_on_enter") == "start_on_join")
        #expect(fields.nearestName(to: "end_on_exit") == "end_on_leave")
        #expect(fields.nearestName(to: "call_ending_conference") == "call_id_ending_conf")
    }
}
