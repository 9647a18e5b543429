import BentServices
import Conferencing
import Execution
import Planning
import Simulation
import Testing

/// Recordings and speech: a service that is wrong in just one thing is found out.
@Suite struct SoundTests {
    private static func recorded(_ steps: String, hook: Bool = false, strict: String = "") -> String {
        let more =
            hook
            ? ", recording_status_callback: $(recording_webhook.url), recording_status_callback_event: in-progress completed"
            : ""
        return "scenario: s\ncalls: [alice, bob]\n\(strict)"
            + "conferences: { room: { record: record-from-start, trim: do-not-trim, beep: \"false\"\(more) } }\n"
            + "steps:\n  - join: alice\n  - join: bob\n  - wait: 2s\n" + steps
    }

    /// Each verb, and the event that proves it.
    static let verbs: [(step: String, status: ConferenceStatus)] = [
        ("  - recording: { pause: room }", .recordPause),
        ("  - recording: { pause: room }\n  - recording: { resume: room }", .recordResume),
        ("  - recording: { stop: room }", .recordStop),
    ]

    @Test(arguments: verbs.indices) func `a verb holds on a service that is right`(_ index: Int) throws {
        #expect(try run(Self.recorded(Self.verbs[index].step)).verdict == .passed)
    }

    @Test(arguments: verbs.indices) func `accepted and not done is no success`(_ index: Int) throws {
        let status = Self.verbs[index].status
        let result = try run(Self.recorded(Self.verbs[index].step)) { deliveries in
            deliveries.dropConferenceEvents { $0.status == status }
        }
        #expect(result.complaint == "room accepted, but no \(status.rawValue)")
        let other = try run(Self.recorded(Self.verbs[index].step)) { deliveries in
            deliveries.mapConferenceEvents { event in
                guard event.status == status else { return event }
                var event = event
                event.conference = ConferenceID(7)
                return event
            }
        }
        #expect(other.verdict == .failed)
    }

    @Test func `a refusal fails the step, and where it is demanded its absence does`() throws {
        #expect(try run(Self.recorded("  - recording: { resume: room }")).complaint == "room refused 422")
        let demanded = "  - recording: { pause: room }\n    expect_error: { code: 422 }"
        #expect(try run(Self.recorded(demanded)).complaint == "room not refused")
    }

    @Test func `an absent recording that tells nothing needs no proof`() throws {
        let scenario = """
            scenario: s
            calls: [alice]
            profile: { absent_event: none }
            conferences: { room: { record: record-from-start } }
            steps: [join: alice, recording: { stop: room }]
            """
        #expect(try run(scenario).verdict == .passed)
    }

    // MARK: - assert

    /// Changes what the service says of a recording when it is asked.
    private static func listing(
        _ change: @escaping @Sendable (RecordingListing) -> RecordingListing?
    ) -> @Sendable (inout [Delivery]) -> Void {
        { deliveries in
            for index in deliveries.indices {
                guard case .listing(let request, var listing?) = deliveries[index].message else { continue }
                listing.recording = listing.recording.flatMap(change)
                deliveries[index].message = .listing(request, listing)
            }
        }
    }

    static let lies: [(String, @Sendable (RecordingListing) -> RecordingListing?)] = [
        ("no recording", { _ in nil }),
        (
            "another state",
            { recording in
                var recording = recording
                recording.status = .stopped
                return recording
            }
        ),
        (
            "other voices",
            { recording in
                var recording = recording
                recording.hears = [.call(CallID(0))]
                return recording
            }
        ),
        (
            "no voices",
            { recording in
                var recording = recording
                recording.hears = nil
                return recording
            }
        ),
    ]

    @Test(arguments: lies.indices) func `a listing that is wrong of a recording fails the assert`(_ index: Int) throws {
        let step = "  - assert: { recording: in-progress, hears: { recording: [alice, bob] } }"
        #expect(try run(Self.recorded(step)).verdict == .passed)
        let result = try run(Self.recorded(step), bend: Self.listing(Self.lies[index].1))
        #expect(result.complaint.hasPrefix("listing say"), "\(Self.lies[index].0): \(result.complaint)")
    }

    @Test func `events that are wrong of a recording fail the assert`() throws {
        let running = try run(Self.recorded("  - assert: { recording: in-progress }")) { deliveries in
            deliveries.dropConferenceEvents { $0.status == .recordStart }
        }
        #expect(running.complaint.hasPrefix("events say recording(nil)"))
        let hears = try run(Self.recorded("  - assert: { hears: { recording: [alice, bob] } }")) { deliveries in
            deliveries.dropConferenceEvents { $0.status == .recordStart }
        }
        #expect(hears.complaint.hasPrefix("events say recording(nil)"))
        #expect(try run(Self.recorded("  - assert: { recording: [none, paused] }")).verdict == .failed)
        #expect(try run(Self.recorded("  - assert: { hears: { recording: [alice] } }")).verdict == .failed)
        #expect(try run(Self.recorded("  - assert: { hears: { recording: { not: [bob] } } }")).verdict == .failed)
    }

    // MARK: - Webhooks

    private static let stop =
        "  - recording: { stop: room }\n    expect:\n      - recording_webhook: { status: record-stop, "
        + "conference: room, recording_duration: 2, http: { method: POST } }"

    static let wrongs: [(String, @Sendable (WebhookRequest) -> WebhookRequest?)] = [
        ("missing", { $0.status == "record-stop" ? nil : $0 }),
        ("of another duration", { $0.with("params.recording_duration", "3") }),
        ("without a duration", { $0.without("params.recording_duration") }),
        ("of another status", { $0.with("params.status", "record-start") }),
        ("of another conference", { $0.with("params.name", "other") }),
        (
            "by another method",
            { request in
                var request = request
                request.method = "GET"
                return request
            }
        ),
        (
            "at another address",
            { request in
                var request = request
                request.url = WebhookAddresses.simulated.conference
                return request
            }
        ),
        (
            "as one of the conference",
            { request in
                var request = request
                request.isOfRecording = false
                return request
            }
        ),
    ]

    @Test(arguments: wrongs.indices) func `a recording's webhook that is wrong fails the step`(_ index: Int) throws {
        #expect(try run(Self.recorded(Self.stop, hook: true)).verdict == .passed)
        let wrong = Self.wrongs[index].1
        let result = try run(Self.recorded(Self.stop, hook: true)) { $0.mapWebhooks(wrong) }
        #expect(result.complaint.hasPrefix("unmet"), "\(Self.wrongs[index].0): \(result.complaint)")
    }

    @Test func `a recording's webhook that nobody claims fails a strict scenario`() throws {
        let strict = "strict: [webhook]\n"
        let claimed = Self.recorded(Self.stop, hook: true, strict: strict).replacing(
            "  - join: alice\n",
            with: "  - join: alice\n    expect: [recording_webhook: { status: record-start }]\n"
        )
        #expect(try run(claimed).verdict == .passed)
        #expect(try run(claimed) { $0.doubleWebhooks(.recordStop) }.complaint == "unclaimed: webhook record-stop")
        let unclaimed = try run(Self.recorded(Self.stop, hook: true, strict: strict))
        #expect(unclaimed.complaint == "unclaimed: webhook record-start")
    }

    @Test func `webhooks of the recording and of the conference have an order of their own`() throws {
        let scenario = """
            scenario: s
            calls: [alice]
            conferences:
              room:
                { record: record-from-start, trim: do-not-trim, recording_status_callback: $(recording_webhook.url),
                  status_callback: $(webhook.url), status_callback_event: end }
            steps:
              - join: alice
              - wait: 2s
              - leave: alice
                expect:
                  - recording_webhook: { status: record-stop, raw: { params: { status: record-stop } } }
                  - webhook: { status: conference-end }
            """
        for late in [ConferenceStatus.recordStop, .conferenceEnd] {
            #expect(try run(scenario) { $0.delayWebhooks(late, by: .seconds(1)) }.verdict == .passed)
        }
    }

    // MARK: - Announcements

    private static func announced(_ step: String) -> String {
        "scenario: s\ncalls: [alice, bob]\nconferences: { room: {} }\nmedia: { https://a.example/n.mp3: 6s }\n"
            + "steps:\n  - join: alice\n  - join: bob\n  - announce: { \(step), url: https://a.example/n.mp3 }"
    }

    @Test(arguments: ["conference: room", "call: bob"])
    func `an announcement is proven by its end, of its own address and conference`(step: String) throws {
        // It takes longer than a step may as a rule.
        #expect(try run(Self.announced(step)).verdict == .passed)
        let who = step.hasSuffix("bob") ? "bob" : "room"
        let unproven = "\(who) accepted, but no announcement-end"
        let missing = try run(Self.announced(step)) { $0.dropConferenceEvents { $0.status == .announcementEnd } }
        #expect(missing.complaint == unproven)
        let other = try run(Self.announced(step)) { deliveries in
            deliveries.mapConferenceEvents { event in
                guard event.status == .announcementEnd else { return event }
                var event = event
                var extras = EventExtras()
                extras.announceURL = "https://a.example/other.mp3"
                event.extras = Shared(extras)
                return event
            }
        }
        #expect(other.complaint == unproven)
        let elsewhere = try run(Self.announced(step)) { deliveries in
            deliveries.mapConferenceEvents { event in
                var event = event
                if event.status == .announcementEnd { event.conference = ConferenceID(7) }
                return event
            }
        }
        #expect(elsewhere.complaint == unproven)
        #expect(try run(Self.announced(step) + "\n    expect_error: { code: 10000 }").complaint == "\(who) not refused")
    }

    // MARK: - Speech

    private static let speech =
        "scenario: s\ncalls: [alice, bob]\nsteps:\n  - join: alice\n  - join: bob\n  - speak: { call: alice, for: 1s }\n"
        + "    expect: [participant-speech-start: { call: alice }, participant-speech-stop: { call: alice }]"

    @Test func `speech that is not told, is another's or comes too late fails the step`() throws {
        #expect(try run(Self.speech).verdict == .passed)
        for status in [ConferenceStatus.participantSpeechStart, .participantSpeechStop] {
            let missing = try run(Self.speech) { $0.dropConferenceEvents { $0.status == status } }
            #expect(missing.complaint.hasPrefix("unmet"))
            let others = try run(Self.speech) { deliveries in
                deliveries.mapConferenceEvents { event in
                    var event = event
                    if event.status == status { event.call = CallID(1) }
                    return event
                }
            }
            #expect(others.complaint == "unmet: other call_id")
        }
        let late = try run(Self.speech) { deliveries in
            deliveries.delayConferenceEvents(by: .seconds(9)) { $0.status == .participantSpeechStop }
        }
        #expect(late.complaint == "unmet: nothing like it")
    }

    @Test func `a step that speaks lasts as long as the speech`() throws {
        let result = try run(
            "scenario: s\ncalls: [alice]\nsteps:\n  - join: alice\n  - speak: { call: alice, for: 7s }\n"
                + "  - silence: { call: alice, for: 2s }\n  - leave: alice"
        )
        let times = result.trace.compactMap { entry in
            if case .stepBegan = entry.kind { entry.at } else { nil }
        }
        #expect(times[2].since(times[1]) == .seconds(7))
        #expect(times[3].since(times[2]) == .seconds(2))
    }

    @Test func `whoever has no call cannot speak`() throws {
        let result = try run(
            "scenario: s\ncalls: { alice: {}, bob: { dial: at_use } }\nsteps:\n  - join: alice\n"
                + "  - hangup: alice\n  - speak: { call: bob, for: 1s }\n  - quiet: 1s"
        )
        // It is dialled at its first use, as for any other verb.
        #expect(result.complaint.hasPrefix("unclaimed before quiet"))
    }
}
