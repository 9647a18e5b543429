import Planning
import TestSupport
import Testing
import YAMLSource

/// The verbs of a moderator, as the planner reads and prints them.
@Suite struct ModerationPlanTests {
    private static func file(_ step: String) -> String {
        "scenario: s\ncalls: { alice: {}, bob: {}, guest: { count: 2 } }\nconferences: { room: {}, other: {} }\n"
            + "steps:\n  - join: { call: alice, conference: room }\n  - \(step)"
    }

    @Test(
        arguments: [
            ("mute: alice", "mute alice, over REST, in its conference"),
            ("unmute: { call: guest }", "unmute guest.1, guest.2, over REST, in its conference"),
            ("mute: { call: alice, conference: room }", "mute alice, over REST, in room"),
            ("hold: alice", "hold alice, over REST, in its conference"),
            ("hold: { call: alice, url: 'https://a.example/x y.mp3' }", nil),
            (
                "hold: { call: alice, url: https://a.example/x.mp3 }",
                "hold alice, over REST, with \"https://a.example/x.mp3\", in its conference"
            ),
            ("hold: { call: alice, via: relay }", "hold alice by calling.hold in its conference"),
            ("unhold: { call: alice, via: rest }", "unhold alice, over REST, in its conference"),
            ("unhold: { call: alice, via: relay }", "unhold alice by calling.unhold in its conference"),
            (
                "wait_audio: { call: alice, url: https://a.example/x.mp3 }",
                "have alice wait to \"https://a.example/x.mp3\", over REST, in its conference"
            ),
            (
                "wait_audio: { call: guest, conference: other, url: https://a.example/x.mp3, method: GET }",
                "have guest.1, guest.2 wait to \"https://a.example/x.mp3\" by GET, over REST, in other"
            ),
            ("coach: { call: bob, target: alice }", "make bob the coach of alice, over REST, in its conference"),
            ("coach: { call: bob, target: null }", "make bob nobody's coach, over REST, in its conference"),
            ("kick: { call: alice, conference: other }", "take alice out, over REST, in other"),
            ("end_conference: other", "end other, over REST"),
            (
                "assert: { conference: room, muted: [alice], on_hold: { not: [bob] } }",
                "muted are alice; on hold are not bob"
            ),
            ("assert: { conference: room, muted: [], on_hold: [] }", "muted are nobody; on hold are nobody"),
            ("assert: { conference: room, coaching: { bob: alice } }", "assert room: bob coaches alice"),
            ("assert: { conference: room, coaching: {} }", "assert room: nobody coaches"),
        ] as [(String, String?)]
    )
    func `a step is read, and shown`(_ step: String, _ shown: String?) throws {
        let planned = planned(Self.file(step))
        guard let shown else {
            #expect(!planned.diagnostics.isEmpty)
            return
        }
        #expect(planned.diagnostics.isEmpty, "\(planned.diagnostics.map(\.message))")
        let plan = try #require(planned.plans.first)
        #expect(PlanPrinter.text(of: plan).contains(shown), "\(PlanPrinter.text(of: plan))")
    }

    @Test(arguments: [
        ("mute: { call: alice, ⟦via⟧: relay }", "'via' is no key of a moderator's verb"),
        ("⟦mute⟧: { conference: room }", "'mute' has no 'call'"),
        ("mute: ⟦[alice]⟧", "'mute' must be a call, or { call, conference }, not a list"),
        ("mute: ⟦alcie⟧", "there is no call 'alcie'"),
        ("hold: { call: alice, via: ⟦rely⟧ }", "'via' must be rest or relay"),
        (
            "hold: { call: alice, via: relay, ⟦url⟧: https://a.example }",
            "calling.hold takes no address; 'url' belongs to 'via: rest'"
        ),
        ("hold: { call: alice, url: ⟦ftp://a.example⟧ }", "'url' must be"),
        ("unhold: { call: alice, ⟦url⟧: https://a.example }", "'url' is no key of unhold"),
        ("⟦wait_audio⟧: { call: bob }", "'wait_audio' has no 'url'"),
        ("wait_audio: { call: bob, ⟦ulr⟧: https://a.example }", "'ulr' is no key of wait_audio"),
        ("⟦wait_audio⟧: { url: https://a.example }", "'wait_audio' has no 'call'"),
        ("wait_audio: ⟦bob⟧", "'wait_audio' must be { call, url }, not a single value"),
        ("wait_audio: { call: bob, url: ⟦ftp://a.example⟧ }", "'url' must be"),
        ("wait_audio: { call: bob, url: https://a.example, method: ⟦PUT⟧ }", "'method' must be one of GET or POST"),
        ("wait_audio: { call: bob, ⟦via⟧: rest, url: https://a.example }", "'via' is no key of wait_audio"),
        ("⟦coach⟧: { call: bob }", "'coach' has no 'target'"),
        ("coach: { call: bob, ⟦taget⟧: alice }", "'taget' is no key of coach"),
        ("coach: ⟦bob⟧", "'coach' must be { call, target }, not a single value"),
        ("coach: { call: ⟦guest⟧, target: alice }", "guest"),
        ("kick: { call: alice, conference: ⟦romo⟧ }", "there is no conference 'romo'"),
        ("end_conference: ⟦romo⟧", "there is no conference 'romo'"),
        ("assert: { conference: room, coaching: ⟦[bob]⟧ }", "'coaching' must be a mapping of coaches to calls"),
        ("assert: { conference: room, coaching: { ⟦bod⟧: alice } }", "there is no call 'bod'"),
        ("assert: { conference: room, muted: ⟦alice⟧ }", "'muted' must be a list, or { not: [...] }"),
    ])
    func `a mistake is pointed at, and nothing else is said`(_ step: String, _ sentence: String) throws {
        let marked = MarkedText(Self.file(step))
        let planned = planned(marked.text)
        #expect(planned.diagnostics.count == 1, "\(planned.diagnostics.map(\.message))")
        let diagnostic = try #require(planned.diagnostics.first)
        #expect(
            diagnostic.message.hasPrefix(sentence) || diagnostic.message.contains(sentence),
            "\(diagnostic.message)"
        )
        #expect(step.contains(diagnostic.pointed), "\(diagnostic.shown)")
    }
}
