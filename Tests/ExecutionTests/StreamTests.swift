import BentServices
import Conferencing
import Execution
import Planning
import Simulation
import Testing

/// Expectations of streams: what they see, and that a service that is wrong about streams does not pass.
struct StreamTests {
    /// Alice joins with a stream and leaves, and everything of it is expected.
    private static let everything = """
        scenario: s
        calls: [alice]
        secrets: { TOKEN: { env: A_TOKEN } }
        strict: [webhook, stream]
        steps:
          - join:
              call: alice
              stream:
                url: $(stream.url)
                name: taps
                status_url: $(stream_webhook.url)
                authorization_bearer_token: $(secret.TOKEN)
            expect:
              - stream: { event: upgrade, bearer: $(secret.TOKEN) }
              - stream: { event: connected, protocol: Call }
              - stream: { event: start, sequenceNumber: "1", start: { callSid: alice } }
              - stream: { event: media, media: { chunk: "1", timestamp: "0" } }
              - stream_webhook: { call: alice, state: streaming, name: taps, error: { exists: false } }
          - assert: { hears: { stream.taps: [alice] } }
          - digits: { call: alice, digits: 5, by: phone }
            expect: [ stream: { event: dtmf, dtmf: { digit: 5, duration: 120 } } ]
          - stream: { send: taps, mark: here }
            expect: [ stream: { event: mark, mark: { name: here } } ]
          - leave: alice
            expect:
              - stream: { event: stop }
              - stream: { event: close, code: 1000 }
              - stream_webhook: { call: alice, state: finished }
        """

    private static func receipts(
        _ deliveries: inout [Delivery],
        _ event: StreamEventName,
        _ change: (StreamReceipt) -> [StreamReceipt]
    ) {
        deliveries = deliveries.flatMap { delivery -> [Delivery] in
            guard case .stream(let receipt) = delivery.message, receipt.event == event else { return [delivery] }
            return change(receipt).map { (.stream($0), delivery.delay) }
        }
    }

    private static func changed(_ receipt: StreamReceipt, _ name: String, _ text: String) -> [StreamReceipt] {
        var receipt = receipt
        for place in receipt.fields.indices where receipt.fields[place].name == name {
            receipt.fields[place].text = text
        }
        return [receipt]
    }

    @Test func `a faithful service passes, whatever the seed`() throws {
        for seed in 1...30 as ClosedRange<UInt64> {
            #expect(try run(Self.everything, seed: seed).complaint == "passed")
        }
    }

    @Test(arguments: StreamEventName.allCases)
    func `a service that leaves out a message fails`(event: StreamEventName) throws {
        let result = try run(Self.everything) { Self.receipts(&$0, event) { _ in [] } }
        #expect(result.verdict == .failed)
        #expect(result.complainedText.contains(event == .upgrade || event == .connected ? "stream" : event.rawValue))
    }

    @Test(arguments: StreamEventName.allCases.filter { $0 != .upgrade })
    func `a service that sends a message twice fails where strict counts it`(event: StreamEventName) throws {
        let result = try run(Self.everything) { Self.receipts(&$0, event) { [$0, $0] } }
        #expect(result.verdict == .failed)
    }

    static let wrongs: [(StreamEventName, String, String)] = [
        (.upgrade, "bearer", "another"), (.connected, "protocol", "Calls"), (.start, "sequenceNumber", "2"),
        (.start, "start.callSid", "00000000-0000-4000-8000-000000000000"), (.media, "media.chunk", "0"),
        (.media, "media.timestamp", "20"), (.dtmf, "dtmf.digit", "6"), (.dtmf, "dtmf.duration", "121"),
        (.mark, "mark.name", "there"), (.close, "code", "1001"),
    ]

    @Test(arguments: wrongs)
    func `a service that is wrong in one field fails`(event: StreamEventName, field: String, text: String) throws {
        let result = try run(Self.everything) { Self.receipts(&$0, event) { Self.changed($0, field, text) } }
        #expect(result.complaint.hasPrefix("unmet"))
        #expect(result.complainedText.contains("event: \(event.rawValue)"))
    }

    @Test func `order holds within a stream, and not across`() throws {
        let result = try run(Self.everything) { deliveries in
            // Start overtakes connected.
            guard
                let place = deliveries.firstIndex(where: {
                    if case .stream(let receipt) = $0.message { receipt.event == .connected } else { false }
                })
            else { return }
            deliveries[place].delay = .seconds(1)
        }
        #expect(result.complaint.hasPrefix("unmet"))
    }

    static let statuses: [(String, String)] = [
        ("params.state", "finished"), ("params.name", "tap"), ("params.control_id", "x"), ("params.call_id", "x"),
    ]

    @Test(arguments: statuses) func `a status that is wrong in one field fails`(field: String, text: String) throws {
        let result = try run(Self.everything) { deliveries in
            deliveries.mapWebhooks { $0.id.number == 0 ? $0.with(field, text) : $0 }
        }
        #expect(result.complaint.hasPrefix("unmet"))
        #expect(result.complainedText.hasPrefix("stream_webhook"))
    }

    @Test func `a status that is left out or sent twice fails`() throws {
        #expect(try run(Self.everything) { $0.mapWebhooks { _ in nil } }.complaint == "unmet: nothing like it")
        let doubled = try run(Self.everything) { deliveries in
            deliveries = deliveries.flatMap { webhook($0) == nil ? [$0] : [$0, $0] }
        }
        #expect(doubled.verdict == .failed)
    }

    @Test func `a quiet of streams sees what nobody claimed, and what comes`() throws {
        let early = """
            scenario: s
            calls: [alice]
            steps:
              - join: { call: alice, stream: { url: $(stream.url), name: taps } }
                expect: [stream: { event: media }]
              - quiet: { for: 1s, of: [stream] }
            """
        #expect(try run(early).complaint.hasPrefix("unclaimed before quiet"))
        let late = """
            scenario: s
            calls: [alice]
            steps:
              - join: { call: alice, stream: { url: $(stream.url), name: taps } }
                expect:
                  - stream: { event: upgrade }
                  - stream: { event: connected }
                  - stream: { event: start }
                  - stream: { event: media }
              - stream: { send: taps, audio: 1s }
              - stream: { send: taps, mark: done }
              - quiet: { for: 2s, of: [stream] }
            """
        #expect(try run(late).complaint.hasPrefix("disturbed"))
    }

    private static let started = """
        scenario: s
        calls: [alice]
        steps:
          - join: alice
          - stream: { start: conference, url: $(stream.url), name: taps }
          - stream: { stop: taps }
        """

    @Test func `starting and stopping over REST are proven at the endpoint`() throws {
        #expect(try run(Self.started).complaint == "passed")
        let silent = try run(Self.started) { Self.receipts(&$0, .start) { _ in [] } }
        #expect(silent.complaint == "conference accepted, but no start")
        let endless = try run(Self.started) { deliveries in
            Self.receipts(&deliveries, .stop) { _ in [] }
            Self.receipts(&deliveries, .close) { _ in [] }
        }
        #expect(endless.complaint == "conference accepted, but no stop")
    }

    @Test func `a stream that fails to start does not pass unless that is expected`() throws {
        let refused = """
            scenario: s
            calls: [alice]
            streams: { taps: refuse }
            steps:
              - join: alice
              - stream: { start: conference, url: $(stream.url), name: taps, status_url: $(stream_webhook.url) }
            """
        #expect(try run(refused).complaint == "conference accepted, but no start")
        let expected =
            refused + "\n    expect: [stream_webhook: { state: { exists: false }, error: connection_refused }]"
        #expect(try run(expected).complaint == "passed")
    }

    @Test func `an endpoint cannot speak on a socket that is not open`() throws {
        let closed = """
            scenario: s
            calls: [alice]
            steps:
              - join: { call: alice, stream: { url: $(stream.url), name: taps } }
                expect: [stream: { event: start }]
              - stream: { stop: taps }
                expect: [stream: { event: close }]
              - stream: { send: taps, mark: x }
            """
        #expect(try run(closed).complaint.contains("noStream"))
    }

    @Test func `what a stream hears is judged by the listing`() throws {
        let yaml = """
            scenario: s
            calls: [alice, bob]
            steps:
              - join: { call: alice, stream: { url: $(stream.url), name: taps } }
                expect: [stream: { event: start }]
              - join: bob
              - assert: { hears: { stream.taps: [alice, bob] } }
              - assert: { hears: { stream.taps: { not: [stream.taps] }, bob: [alice, stream.taps] } }
            """
        #expect(try run(yaml).complaint == "passed")
        let deaf = try run(yaml) { deliveries in
            for place in deliveries.indices {
                guard case .listing(let request, var listing?) = deliveries[place].message else { continue }
                for stream in listing.streams.indices { listing.streams[stream].hears?.removeLast() }
                deliveries[place].message = .listing(request, listing)
            }
        }
        #expect(deaf.verdict == .failed)
        let gone = try run(yaml) { deliveries in
            for place in deliveries.indices {
                guard case .listing(let request, var listing?) = deliveries[place].message else { continue }
                listing.streams = []
                deliveries[place].message = .listing(request, listing)
            }
        }
        #expect(gone.verdict == .failed)
    }

    // MARK: Secrets

    @Test func `a secret is told nowhere, whether it was set or made up`() throws {
        let plan = try plan(Self.everything)
        for environment in [["A_TOKEN": "hunter2", "OTHER": "x"], [:]] {
            let result = Simulator.run(plan, runSeed: 1, environment: environment)
            #expect(result.verdict == .passed)
            var writer = TraceWriter()
            writer.append(result)
            let text = String(decoding: writer.bytes, as: UTF8.self)
            #expect(!text.contains("hunter2") && !text.contains("made-up"))
            #expect(text.contains("(secret)"))
        }
    }

    @Test func `a secret that a service lets slip is found by its value`() throws {
        let plan = try plan(Self.everything)
        let service = BentService { deliveries in
            Self.receipts(&deliveries, .start) { receipt in
                var receipt = receipt
                receipt.fields.append(.init("start.customParameters.leak", "see hunter2!"))
                return [receipt]
            }
            deliveries.mapReplies { reply in
                var reply = reply
                reply.message += " hunter2"
                return reply
            }
        }
        let result = Simulator.run(plan, runSeed: 1, environment: ["A_TOKEN": "hunter2"], service: service)
        var writer = TraceWriter()
        writer.append(result)
        #expect(!String(decoding: writer.bytes, as: UTF8.self).contains("hunter2"))
    }

    @Test func `a token is a secret by its key, whatever it was made of`() throws {
        let yaml = """
            scenario: s
            calls: [alice]
            steps:
              - join: { call: alice, stream: { url: $(stream.url), authorization_bearer_token: "t-$(run.seed)-k" } }
                expect: [stream: { event: upgrade, bearer: "t-$(run.seed)-k" }]
            """
        let result = try run(yaml)
        #expect(result.verdict == .passed)
        var writer = TraceWriter()
        writer.append(result)
        #expect(!String(decoding: writer.bytes, as: UTF8.self).contains("t-1-k"))
    }

    @Test func `a token that differs is told as different, and no more`() throws {
        let result = try run(Self.everything) { Self.receipts(&$0, .upgrade) { Self.changed($0, "bearer", "hunter2") } }
        guard case .unmet(_, _, _, let nearest?)? = result.failures.first?.reason,
            case .fields(let differences) = nearest.obstacle
        else { return #expect(Bool(false), "\(result.complaint)") }
        #expect(differences.map(\.name) == ["bearer"])
        #expect(differences.first?.actual == .text("a different secret"))
        var writer = TraceWriter()
        writer.append(result)
        #expect(!String(decoding: writer.bytes, as: UTF8.self).contains("hunter2"))
    }
}
