import Conferencing
import Planning
import Testing
import YAMLSource

/// What a scenario may say of streams, and what is wrong with what it may not.
struct StreamPlanTests {
    @Test func `streams are planned with their options, entries, verbs and what hears them`() throws {
        let plan = try onlyPlan(
            """
            scenario: s
            calls: [alice]
            conferences: { room: {} }
            secrets: { TOKEN: { env: A_TOKEN } }
            streams: { taps: refuse, other: { answer_after: 2s }, third: { status: 302 }, fourth: no_answer }
            strict: [stream]
            steps:
              - join:
                  call: alice
                  stream: { url: $(stream.url)/x, name: taps, realtime: true, custom_parameters: { a: $(run.seed), b: c } }
                expect:
                  - stream: { event: start, name: taps, start: { callSid: alice, mediaFormat: { sampleRate: { gte: 1 } } } }
                    after: 1ms
                  - stream: { event: upgrade, conference: room, bearer: { not: $(secret.TOKEN) } }
                  - stream_webhook: { call: alice, state: streaming, raw: { params: { name: taps } } }
              - stream: { start: room, url: wss://a.example, name: other, track: outbound_track }
              - stream: { start: room, url: $(stream.url), name: third }
              - stream: { start: room, url: $(stream.url), name: fourth, authorization_bearer_token: $(secret.TOKEN) }
              - stream: { stop: other }
              - stream: { send: taps, audio: 3s }
              - stream: { send: taps, mark: done }
              - stream: { send: taps, clear: true }
              - stream: { send: taps, malformed: true }
              - stream: { close: taps }
              - assert: { hears: { stream.taps: [alice, stream.other], alice: { not: [stream.taps] } } }
              - quiet: { for: 1s, of: [stream, webhook], except: [stream: { event: media }] }
            """
        )
        #expect(plan.streamUse != nil && plan.webhookUse != nil)
        #expect(plan.strict?.stream == true && plan.strict?.webhook == false)
        #expect(
            plan.endpoints == [
                PlannedEndpoint(stream: "taps", behaviour: .refuse(status: 403)),
                PlannedEndpoint(stream: "other", behaviour: .accept(after: .seconds(2))),
                PlannedEndpoint(stream: "third", behaviour: .refuse(status: 302)),
                PlannedEndpoint(stream: "fourth", behaviour: .silence),
            ]
        )
        let text = PlanPrinter.text(of: plan)
        for line in [
            "strict: stream\n", "stream.url: \"$(stream.url)/x\", stream.custom_parameters.a: \"$(run.seed)\" }",
            "expect stream start of \"taps\" { start.callSid = alice, start.mediaFormat.sampleRate gte 1 }, within 5s, after 1ms",
            "expect stream upgrade { conference room, bearer not (= \"$(secret.TOKEN)\") }",
            "expect stream_webhook { call_id = alice, state = \"streaming\", raw.params.name = \"taps\" }",
            "start a stream in room, over REST, with { url: \"wss://a.example\", name: \"other\", track: outbound_track }",
            "authorization_bearer_token: \"$(secret.TOKEN)\", track: both_tracks }",
            "stop the stream \"other\" of room, over REST", "the endpoint of \"taps\" sends audio of 3s",
            "the endpoint of \"taps\" sends the mark \"done\"", "the endpoint of \"taps\" sends clear",
            "the endpoint of \"taps\" sends something malformed", "the endpoint of \"taps\" closes the socket",
            "stream.taps hears alice, stream.other; alice does not hear stream.taps",
            "quiet for 1s, of webhooks and streams, except stream media",
        ] { #expect(text.contains(line), "\(line)\nin\n\(text)") }
    }

    @Test func `a scenario of streams is skipped where no endpoint can be reached`() throws {
        var capabilities = Capabilities.simulator
        capabilities.receivesStreams = false
        let plan = try onlyPlan(
            "scenario: s\ncalls: [alice]\nsteps: [join: { call: alice, stream: { url: $(stream.url) } }]"
        )
        #expect(plan.reasonToSkip(on: .simulator) == nil)
        #expect(
            plan.reasonToSkip(on: capabilities) == "it has streams opened, whose endpoint cannot be reached here"
        )
        let elsewhere = try onlyPlan(
            "scenario: s\ncalls: [alice]\nsteps: [join: { call: alice, stream: { url: wss://a.example } }]"
        )
        #expect(elsewhere.reasonToSkip(on: capabilities) == nil)
    }

    struct Mistake: Sendable, CustomTestStringConvertible {
        var yaml: String
        var expected: [String]
        var testDescription: String { yaml }

        init(_ yaml: String, _ expected: String...) {
            self.yaml = yaml
            self.expected = expected
        }
    }

    private static func joining(_ options: String) -> String {
        scenario(step: "join: { call: alice, stream: \(options) }")
    }
    private static func file(_ lines: String) -> String {
        """
        scenario: s
        calls: [alice]
        \(lines)
        steps:
          - join: { call: alice, stream: { url: $(stream.url), name: taps } }
        """
    }

    static let mistakes: [Mistake] = [
        Mistake(joining("{}"), "M0102⟦{}⟧"),
        Mistake(joining("{ url: https://a.example }"), "M0202⟦https://a.example⟧"),
        Mistake(joining("{ url: wss://a.example, nmae: x }"), "M0104⟦nmae⟧"),
        Mistake(joining("{ url: wss://a.example, codec: OPUS }"), "M0202⟦OPUS⟧"),
        Mistake(joining("{ url: wss://a.example, realtime: yes }"), "M0201⟦yes⟧"),
        Mistake(joining("{ url: wss://a.example, status_url_method: PUT }"), "M0202⟦PUT⟧"),
        Mistake(joining("{ url: wss://a.example, custom_parameters: [x] }"), "M0101⟦[x]⟧"),
        Mistake(joining("{ url: $(stream.name) }"), "M0307⟦$(stream.name)⟧"),
        Mistake(joining("{ url: $(stream_webhook) }"), "M0307⟦$(stream_webhook)⟧"),
        Mistake(joining("{ url: $(secret.NONE) }"), "M0307⟦$(secret.NONE)⟧"),
        Mistake(joining("{ url: $(secret) }"), "M0307⟦$(secret)⟧"),
        Mistake(scenario(step: "stream: { url: wss://a.example }"), "M0102⟦stream⟧"),
        Mistake(scenario(step: "stream: { start: room }"), "M0102⟦{ start: room }⟧"),
        Mistake(scenario(step: "stream: { start: room, stop: x, url: wss://a.example }"), "M0109⟦stream⟧"),
        Mistake(scenario(step: "stream: { start: rom, url: wss://a.example }"), "M0303⟦rom⟧"),
        Mistake(scenario(step: "stream: { start: room, url: wss://a.example, track: all }"), "M0202⟦all⟧"),
        Mistake(scenario(step: "stream: { start: room, url: wss://a.example, mark: x }"), "M0109⟦mark⟧"),
        Mistake(scenario(step: "stream: { stop: taps }"), "M0313⟦taps⟧"),
        Mistake(scenario(step: "stream: { send: taps, mark: x }"), "M0313⟦taps⟧"),
        Mistake(scenario(step: "stream: { send: taps }"), "M0102⟦stream⟧", "M0313⟦taps⟧"),
        Mistake(
            scenario(step: "{ stream: { close: taps }, expect_error: { code: 400 } }"),
            "M0313⟦taps⟧",
            "M0108⟦{ code: 400 }⟧"
        ),
        Mistake(scenario(step: "stream: { send: taps, clear: false }"), "M0313⟦taps⟧", "M0202⟦false⟧"),
        Mistake(scenario(step: "stream: { send: taps, audio: 5 }"), "M0313⟦taps⟧", "M0205⟦5⟧"),
        Mistake(scenario(step: "assert: { hears: { stream.taps: [alice] } }"), "M0313⟦stream.taps⟧"),
        Mistake(scenario(step: "assert: { hears: { alice: [stream.taps] } }"), "M0313⟦stream.taps⟧"),
        Mistake(scenario(entry: "stream"), "M0102⟦stream⟧"),
        Mistake(scenario(entry: "stream: { bearer: x }"), "M0102⟦stream⟧"),
        Mistake(scenario(entry: "stream: { event: started }"), "M0202⟦started⟧"),
        Mistake(scenario(entry: "stream: { event: start, dtmf: { digit: x } }"), "M0408⟦digit: x⟧"),
        Mistake(scenario(entry: "stream: { event: dtmf, dtmf: { duration: long } }"), "M0201⟦long⟧"),
        Mistake(scenario(entry: "stream: { event: start, name: taps }"), "M0313⟦taps⟧"),
        Mistake(scenario(entry: "stream: { event: start, streamSid: x }"), "M0408⟦streamSid: x⟧"),
        Mistake(scenario(entry: "stream: { event: start, sid: x }"), "M0402⟦sid⟧"),
        Mistake(scenario(entry: "stream: { event: start, media: { track: inbound } }"), "M0408⟦track: inbound⟧"),
        Mistake(scenario(entry: "stream: { event: media, media: { track: both } }"), "M0202⟦both⟧"),
        Mistake(scenario(entry: "stream_webhook: { status: x }"), "M0402⟦status⟧"),
        Mistake(scenario(entry: "stream_webhook: { StreamEvent: stream-started }"), "M0402⟦StreamEvent⟧"),
        Mistake(scenario(entry: "stream_webhook: { state: started }"), "M0202⟦started⟧"),
        Mistake(scenario(entry: "calling.call.stream"), "M0401⟦calling.call.stream⟧"),
        Mistake(file("streams: { tap: refuse }"), "M0313⟦tap⟧"),
        Mistake(file("streams: { taps: refuses }"), "M0202⟦refuses⟧"),
        Mistake(file("streams: { taps: { status: 101 } }"), "M0203⟦101⟧"),
        Mistake(file("streams: { taps: { status: 500, answer_after: 1s } }"), "M0109⟦answer_after⟧"),
        Mistake(file("secrets: { A: { env: SIGNALWIRE_API_TOKEN } }"), "M0202⟦SIGNALWIRE_API_TOKEN⟧"),
        Mistake(file("secrets: { A: { env: signalwire_x } }"), "M0202⟦signalwire_x⟧"),
        Mistake(file("secrets: { A: {} }"), "M0102⟦{}⟧"),
        Mistake(file("secrets: { A: TOKEN }"), "M0101⟦TOKEN⟧"),
        Mistake(file("secrets: { A-B: { env: TOKEN } }"), "M0301⟦A-B⟧"),
    ]

    @Test(arguments: mistakes) func `a mistake is told where it stands`(_ mistake: Mistake) {
        let file = planned(mistake.yaml)
        #expect(
            file.diagnostics.map { $0.code.rawValue + $0.pointed } == mistake.expected,
            "\(file.diagnostics.map(\.shown))"
        )
        #expect(file.plans.isEmpty)
    }

    @Test func `a secret that stands in the file is doubtful, runs all the same, and is shown nowhere`() {
        let yaml = """
            scenario: s
            calls: [alice, bob]
            steps:
              - join: { call: alice, stream: { url: wss://a.example, authorization_bearer_token: hunter2 } }
              - join: { call: bob, stream: { literal: { url: wss://a.example, authorization_bearer_token: hunter3 } } }
            """
        let file = planned(yaml)
        #expect(file.diagnostics.map(\.code) == [.literalSecret, .literalSecret])
        #expect(file.diagnostics.allSatisfy { $0.severity == .warning })
        #expect(file.plans.first?.literalSecrets == ["hunter2", "hunter3"])
        for diagnostic in file.diagnostics {
            guard let place = diagnostic.place else { continue }
            #expect(!place.source.line(place.start.line).contains("hunter"))
            #expect(diagnostic.pointed == "⟦authorization_bearer_token⟧")
        }
        for plan in file.plans {
            #expect(!PlanPrinter.text(of: plan).contains("hunter"))
            #expect(!plan.source.text(of: plan.steps[0].range).contains("hunter"))
        }
    }
}
