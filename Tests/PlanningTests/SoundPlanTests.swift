import Conferencing
import Planning
import TestSupport
import Testing
import YAMLSource

/// How the verbs of recordings and speech are read, and what they cannot say.
@Suite struct SoundPlanTests {
    static let sentences: [(String, String)] = [
        ("recording: { pause: room }", "pause the recording of room, over REST, within 5s"),
        ("recording: { pause: room, behavior: skip }", "pause the recording of room, over REST, with skip, within 5s"),
        ("recording: { resume: room }", "resume the recording of room, over REST, within 5s"),
        ("recording: { stop: room }", "stop the recording of room, over REST, within 5s"),
        ("speak: alice", "alice speak from now on"),
        (
            "announce: { conference: room, url: https://a.example/x.mp3 }",
            "announce \"https://a.example/x.mp3\" to all of room, over REST, within 5s"
        ),
        (
            "announce: { call: guest, url: https://a.example/x.mp3 }",
            "announce \"https://a.example/x.mp3\" to guest.1 to guest.3, over REST, within 5s"
        ),
        ("assert: { hears: { alice: [announcement] } }", "assert room: alice hears the announcement, within 5s"),
        ("speak: { call: guest, for: 2s, tone: 440 }", "guest.1 to guest.3 speak a tone of 440 Hz for 2s"),
        ("silence: alice", "alice are silent"), ("silence: { call: alice, for: 2s }", "alice are silent for 2s"),
        ("assert: { recording: none }", "assert room: recording none, within 5s"),
        (
            "assert: { recording: [paused, absent], hears: { recording: [guest], alice: [] } }",
            "assert room: recording paused or absent; the recording hears guest.1 to guest.3; alice hears nothing, "
                + "within 5s"
        ),
        (
            "assert: { hears: { recording: { not: [alice] } } }",
            "assert room: the recording does not hear alice, within 5s"
        ),
    ]

    @Test(arguments: sentences) func `a step says this`(step: String, sentence: String) throws {
        let file = planned(scenario(step: step))
        #expect(file.diagnostics.isEmpty)
        let plan = try #require(file.plans.first)
        #expect(PlanPrinter.text(of: plan).contains(sentence), "\(PlanPrinter.text(of: plan))")
    }

    static let mistakes: [(String, String)] = [
        ("⟦recording⟧: {}", "'recording' says neither 'pause' nor 'resume' nor 'stop'"),
        ("recording: { ⟦stopp⟧: room }", "'stopp' is no key of recording"),
        (
            "recording: { pause: room, ⟦stop⟧: room }",
            "'stop' and 'pause' are two requests; a step makes one"
        ),
        (
            "recording: { stop: room, ⟦behavior⟧: skip }",
            "'behavior' says what a pause leaves in the file; it belongs to 'pause'"
        ),
        ("recording: { pause: room, behavior: ⟦cut⟧ }", "'behavior' must be one of skip or silence"),
        ("recording: { pause: ⟦rom⟧ }", "there is no conference 'rom'"),
        ("⟦speak⟧: { for: 1s }", "'speak' has no 'call'"),
        ("speak: { call: alice, for: ⟦1⟧ }", "'for' must be a duration with its unit: write 1s or 1ms"),
        ("speak: { call: alice, tone: ⟦4000⟧ }", "'tone' must be a whole number from 20 to 3999"),
        ("speak: { call: ⟦alcie⟧ }", "there is no call 'alcie' in the cast"),
        (
            "{ speak: alice, ⟦expect_error⟧: { code: 409 } }",
            "'expect_error' cannot stand beside 'speak', which sends no command that could be refused"
        ),
        ("⟦announce⟧: { conference: room }", "'announce' has no 'url'"),
        ("⟦announce⟧: { url: https://a.example/x }", "'announce' does not say who hears it"),
        (
            "announce: { call: alice, ⟦conference⟧: room, url: https://a.example/x }",
            "'call' and 'conference' both say who hears it; write one of them"
        ),
        ("announce: { call: alice, url: ⟦a.mp3⟧ }", "'url' must"),
        ("⟦silence⟧: { for: 1s }", "'silence' has no 'call'"),
        ("assert: { recording: ⟦pausing⟧ }", "'recording' must be one of queued"),
        ("assert: { hears: { recording: [⟦nobody⟧] } }", "there is no call 'nobody' in the cast"),
    ]

    @Test(arguments: mistakes) func `a mistake is told and pointed at`(step: String, message: String) {
        let text = scenario(step: step)
        let found = planned(text.replacing("⟦", with: "").replacing("⟧", with: "")).diagnostics
        #expect(found.count == 1)
        #expect(found.first?.message.hasPrefix(message) == true, "\(found.map(\.shown))")
        #expect(found.first.map { text.contains($0.pointed) } == true, "\(found.map(\.shown))")
    }

    @Test func `a status that no word of the recording's webhooks asks for is refused`() {
        for (entry, isKnown) in [
            ("recording_webhook: { status: record-stop }", true),
            ("recording_webhook: { status: record-pause }", false),
            ("recording_webhook: { status: conference-end }", false), ("webhook: { status: record-stop }", false),
        ] {
            let found = planned(scenario(entry: entry)).diagnostics
            #expect(found.isEmpty == isKnown, "\(entry): \(found.map(\.shown))")
        }
    }
}
