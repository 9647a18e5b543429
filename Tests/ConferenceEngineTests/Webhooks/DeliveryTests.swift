import ConferenceEngine
import Conferencing
import Testing

/// When webhooks are sent, and how often.
struct `Delivery of webhooks` {
    private static let address = "https://app.example/"

    /// A conference of alice that wants everything told.
    private func script(_ order: WebhookOrder = .fifo, url: String = address) -> Script {
        var script = Script(\.webhookOrder, order)
        script.up("alice", "bob", "carol")
        script.join("alice") { options in
            options.statusCallback = url
            options.statusCallbackEvents = [.join, .leave, .end]
        }
        return script
    }

    /// Webhooks as `0.1 participant-join`.
    private func hooks(_ lines: [String]) -> [String] {
        lines.filter { $0.hasPrefix("hook") }.map { line in
            let words = line.split(separator: " ")
            return "\(words[1]) \(words[5])"
        }
    }

    static let orders = [
        Row(WebhookOrder.fifo, "", "1.1 participant-join", "2.1 participant-leave"),
        Row(.concurrent, "1.1 participant-join, 2.1 participant-leave", "", ""),
    ]

    @Test(arguments: orders)
    func `webhook_order decides whether one waits for the answer to the one before`(row: Row<WebhookOrder>) {
        var script = script(row.value)
        // Alice's own entering is under way.
        let meanwhile = script.join("bob") + script.leave("bob")
        let told = [meanwhile, script.answer(0), script.answer(1), script.answer(2)].map {
            hooks($0).joined(separator: ", ")
        }
        #expect(told == row.lines + [""])
        #expect(!script.engine.isDeliveringWebhooks)
        #expect(script.engine.nextWakeup == nil)
        #expect(Self.orders.coverEveryValue())
    }

    @Test func `a retry lets a later one overtake it only where webhook_order is concurrent`() {
        var fifo = script()
        fifo.join("bob")
        #expect(hooks(fifo.answer(0, 1, .answered(500))) == ["0.2 participant-join"])
        #expect(hooks(fifo.answer(0, 2)) == ["1.1 participant-join"])
        var concurrent = script(.concurrent)
        #expect(hooks(concurrent.join("bob")) == ["1.1 participant-join"])
        #expect(hooks(concurrent.answer(0, 1, .answered(500))) == ["0.2 participant-join"])
    }

    @Test(arguments: [200, 201, 204, 299])
    func `any 2xx is success`(status: Int) {
        var script = script()
        #expect(script.answer(0, 1, .answered(status)) == [])
        #expect(!script.engine.isDeliveringWebhooks)
    }

    @Test(arguments: [WebhookOutcome.answered(199), .answered(302), .answered(404), .answered(500), .failed])
    func `what fails is tried three times at once, and then given up`(outcome: WebhookOutcome) {
        var script = script()
        script.join("bob")
        #expect(hooks(script.answer(0, 1, outcome)) == ["0.2 participant-join"])
        #expect(hooks(script.answer(0, 2, outcome)) == ["0.3 participant-join"])
        #expect(hooks(script.answer(0, 3, outcome)) == ["1.1 participant-join"])
    }

    @Test func `an answer that nobody waits for changes nothing`() {
        var script = script()
        script.join("bob")
        for (id, attempt) in [(0, 2), (1, 1), (7, 1), (-1, 1)] as [(Int32, Int32)] {
            #expect(script.answer(id, attempt, .failed) == [])
        }
        script.answer(0, 1, .failed)
        #expect(script.answer(0, 1) == [])
        #expect(script.engine.isDeliveringWebhooks)
    }

    @Test func `no answer within 7 s is a failure, and 15 s are all there is`() {
        var script = script()
        #expect(script.engine.nextWakeup == script.now + .seconds(7))
        #expect(hooks(script.wait(.milliseconds(6999))) == [])
        #expect(hooks(script.wait(.milliseconds(1))) == ["0.2 participant-join"])
        #expect(hooks(script.wait(.seconds(7))) == ["0.3 participant-join"])
        #expect(hooks(script.wait(.milliseconds(999))) == [])
        #expect(script.engine.isDeliveringWebhooks)
        #expect(hooks(script.wait(.milliseconds(1))) == [])
        #expect(!script.engine.isDeliveringWebhooks)
        #expect(script.engine.nextWakeup == nil)
    }

    @Test(arguments: [
        ("", 7000, 15_000), ("#ot=100&rt=200&tt=400", 300, 400), ("#rt=10000", 12_000, 15_000),
        // Out of range, or no number: it does not count.
        ("#ot=99&rt=15001&tt=x", 7000, 15_000), ("#tt=100", 100, 100), ("#", 7000, 15_000), ("#ot", 7000, 15_000),
    ])
    func `the address may shorten or lengthen the times, and its fragment is not sent`(
        fragment: String,
        attempt: Int64,
        total: Int64
    ) {
        var script = script(url: Self.address + fragment)
        #expect(script.engine.nextWakeup == script.now + .milliseconds(attempt))
        let lines = script.answer(0, 1, .failed)
        #expect(lines.first?.contains(" POST \(Self.address) relay") == true)
        // An attempt takes no longer than the whole may.
        script.wait(.milliseconds(total))
        #expect(!script.engine.isDeliveringWebhooks)
    }

    @Test func `addresses do not wait for each other, and neither do projects`() {
        var script = script()
        script.connect("two", project: 1)
        script.up("zoe", session: "two")
        func with(_ url: String) -> (inout JoinOptions) -> Void {
            { options in
                options.statusCallback = url
                options.statusCallbackEvents = [.join]
            }
        }
        #expect(hooks(script.join("bob", "other", with: with("https://app.example/2"))) == ["1.1 participant-join"])
        #expect(hooks(script.join("zoe", session: "two", with: with(Self.address))) == ["2.1 participant-join"])
        #expect(hooks(script.join("carol", "third", with: with(Self.address))) == [])
        #expect(hooks(script.answer(0)) == ["3.1 participant-join"])
    }

    @Test func `R45 a call that is hung up is told as it stands then`() {
        var script = script(.concurrent)
        var outputs: [ConferenceEngine.Output] = []
        script.engine.handle(
            .phone(SessionID(0), .hangUp(script.names.call("alice"))),
            at: script.now,
            into: &outputs
        )
        let messages = outputs.compactMap { output -> WebhookMessage? in
            guard case .webhook(let attempt) = output else { return nil }
            return attempt.message.value
        }
        #expect(messages.map(\.callState) == [.ending, nil])
        #expect(messages.map(\.sequence) == [2, 3])
    }

    @Test(arguments: [(true, 90), (false, 0)])
    func `an end says how long the conference ran from its start`(starts: Bool, seconds: Int64) {
        var script = Script(\.webhookOrder, .concurrent)
        script.up("alice")
        script.join("alice", start: starts) { options in
            options.statusCallback = Self.address
            options.statusCallbackEvents = [.join, .end]
        }
        script.wait(.milliseconds(90_900))
        var outputs: [ConferenceEngine.Output] = []
        let leave = Command.leave(script.names.call("alice"), ConferenceID(0))
        script.engine.handle(.command(SessionID(0), RequestID(9), leave), at: script.now, into: &outputs)
        let attempts = outputs.compactMap { output -> WebhookAttempt? in
            guard case .webhook(let attempt) = output else { return nil }
            return attempt
        }
        #expect(attempts.map(\.message.value.durationSeconds) == [seconds])
        #expect(attempts.map(\.at) == [script.now])
    }
}
